package dev.cadenza.aws;

import java.net.URI;
import java.net.URL;
import java.util.Optional;

/**
 * Where signed links lead. On AWS they lead to S3. The local cloud serves the files at the origin
 * of the API, under whichever name a caller knows that: it has links signed for a host of its own,
 * {@code S3_LINK_ENDPOINT}, which it restores when a link is used.
 */
final class LinkOrigin {
  private static final String ENDPOINT = "S3_LINK_ENDPOINT";

  private final Optional<String> origin;

  private LinkOrigin(Optional<String> origin) {
    this.origin = origin;
  }

  /** Links that stay as they are signed. */
  static LinkOrigin signed() {
    return new LinkOrigin(Optional.empty());
  }

  /** What links are signed for, where that is neither S3 nor the endpoint of the functions' own. */
  static Optional<URI> endpoint(Environment environment) {
    return environment.find(ENDPOINT).map(URI::create);
  }

  /**
   * @param caller the origin by which the API was called
   */
  static LinkOrigin of(Environment environment, String caller) {
    return new LinkOrigin(endpoint(environment).map(_ -> caller));
  }

  String link(URL signed) {
    return origin.map(it -> it + signed.getFile()).orElseGet(signed::toString);
  }
}
