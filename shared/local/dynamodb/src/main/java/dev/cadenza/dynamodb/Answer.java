package dev.cadenza.dynamodb;

import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.Optional;

/** The response to a request: an HTTP status and a JSON body, which may be empty. */
public final class Answer {
  private final int status;
  private final byte[] body;
  private final Optional<String> error;

  Answer(int status, byte[] body, Optional<String> error) {
    this.status = status;
    this.body = body;
    this.error = error;
  }

  /** The response to an unsigned request. */
  public static Answer unauthenticated() {
    return Errors.answer(
        new DynamoDbException(
            "MissingAuthenticationTokenException", "Request is missing Authentication Token"));
  }

  /** The response to an unreadable body. */
  public static Answer garbled() {
    return Errors.internal();
  }

  public int status() {
    return status;
  }

  /** The array itself, read-only. */
  public byte[] body() {
    return body;
  }

  /** The short name of the error, such as {@code ValidationException}. */
  public Optional<String> error() {
    return error;
  }
}
