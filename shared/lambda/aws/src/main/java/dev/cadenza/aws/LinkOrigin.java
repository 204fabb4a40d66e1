package dev.cadenza.aws;

import java.net.URI;
import java.net.URL;
import java.util.Optional;

/**
 * The origin of signed links. On AWS it is S3. The local cloud serves the files at the origin of
 * the API, with any host name: its links are signed for a separate host, {@code S3_LINK_ENDPOINT},
 * which it restores when a link is used.
 */
public final class LinkOrigin {
  private static final String ENDPOINT = "S3_LINK_ENDPOINT";

  private final Optional<String> origin;

  private LinkOrigin(Optional<String> origin) {
    this.origin = origin;
  }

  /** Links that are not changed. */
  public static LinkOrigin signed() {
    return new LinkOrigin(Optional.empty());
  }

  /** The host for signing links, if it is neither S3 nor the endpoint of the functions. */
  static Optional<URI> endpoint(Environment environment) {
    return environment.find(ENDPOINT).map(URI::create);
  }

  /**
   * @param caller the caller's origin of the API
   */
  public static LinkOrigin of(Environment environment, String caller) {
    return new LinkOrigin(endpoint(environment).map(_ -> caller));
  }

  public String link(URL signed) {
    return origin.map(it -> it + signed.getFile()).orElseGet(signed::toString);
  }
}
