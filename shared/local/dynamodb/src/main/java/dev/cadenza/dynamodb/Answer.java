package dev.cadenza.dynamodb;

import dev.cadenza.dynamodb.value.DynamoDbException;
import java.util.Optional;

/** What goes back for a request: an HTTP status and a body of JSON, which may be empty. */
public final class Answer {
  private final int status;
  private final byte[] body;
  private final Optional<String> error;

  Answer(int status, byte[] body, Optional<String> error) {
    this.status = status;
    this.body = body;
    this.error = error;
  }

  /** For an unsigned request. */
  public static Answer unauthenticated() {
    return Errors.answer(
        new DynamoDbException(
            "MissingAuthenticationTokenException", "Request is missing Authentication Token"));
  }

  /** For a body that cannot be read. */
  public static Answer garbled() {
    return Errors.internal();
  }

  public int status() {
    return status;
  }

  /** The array itself, to be read only. */
  public byte[] body() {
    return body;
  }

  /** The short name of the error, such as {@code ValidationException}. */
  public Optional<String> error() {
    return error;
  }
}
