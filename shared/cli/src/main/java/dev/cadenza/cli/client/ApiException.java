package dev.cadenza.cli.client;

import static java.util.Objects.requireNonNull;

/** The server answered with an error; the message is one line that a person can read. */
public final class ApiException extends RuntimeException {
  private final int status;
  private final String body;

  ApiException(String method, String path, int status, String body) {
    super(
        "%s %s answered %d: %s"
            .formatted(method, path, status, body.isBlank() ? "(nothing)" : body));
    this.status = status;
    this.body = requireNonNull(body, "body");
  }

  public int status() {
    return status;
  }

  /** The answer as it came, usually a JSON object. */
  public String body() {
    return body;
  }
}
