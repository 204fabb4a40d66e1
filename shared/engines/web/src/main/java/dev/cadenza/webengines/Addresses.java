package dev.cadenza.webengines;

import java.net.URI;
import java.net.URISyntaxException;

/** The base URLs of services in a deployment. */
final class Addresses {
  private Addresses() {}

  /**
   * @param variable its name, for the message
   * @throws IllegalStateException if it is not a valid URL
   */
  static URI parse(String text, String variable) {
    try {
      URI uri = new URI(text.strip().replaceFirst("/+$", ""));
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(variable, e);
    }
    throw wrong(variable, null);
  }

  private static IllegalStateException wrong(String variable, Exception cause) {
    return new IllegalStateException(
        variable + " is not a URL like http://localhost:8080/v1.", cause);
  }
}
