package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/** The server answered with an error; the message is one line that a person can read. */
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
   * What is wrong in the API's own words, a line each: the {@code detail}, or else the fields with
   * their errors, like {@code name: This field is required.} Nested fields are reported with dots.
   */
  public List<String> words() {
    return ErrorWords.of(body).orElse(List.of(requireNonNull(getMessage())));
  }

  /** The answer as it came, usually a JSON object. */
  public String body() {
    return body;
  }
}
