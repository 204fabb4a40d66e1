package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/** An error response of the server; the message is one line for users. */
public final class ApiException extends RuntimeException {
  private final int status;
  private final String body;

  ApiException(String method, String path, int status, String body) {
    super(
        String.format(
            Locale.ROOT,
            "%s %s returned %d: %s",
            method,
            path,
            status,
            body.isBlank() ? "(nothing)" : body));
    this.status = status;
    this.body = requireNonNull(body, "body");
  }

  public int status() {
    return status;
  }

  /**
   * The API's messages, one per line: the {@code detail}, or the fields with their errors, such as
   * {@code name: This field is required.} Nested fields have names with dots.
   */
  public List<String> words() {
    return ErrorWords.of(body).orElse(List.of(requireNonNull(getMessage())));
  }

  /** The original response, usually a JSON object. */
  public String body() {
    return body;
  }
}
