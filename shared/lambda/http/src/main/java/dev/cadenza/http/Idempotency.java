package dev.cadenza.http;

import dev.cadenza.http.wire.Wire;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.IdempotencyRecord;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Allows a client to repeat a creating request with the same {@code Idempotency-Key}: within a day
 * it gets the first response and nothing is created twice.
 */
public final class Idempotency {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final int MAX_LENGTH = 255;

  private final Function<String, Optional<IdempotencyRecord>> find;
  private final Clock clock;

  public Idempotency(Function<String, Optional<IdempotencyRecord>> find, Clock clock) {
    this.find = find;
    this.clock = clock;
  }

  /**
   * The first response to this request, if it was sent before.
   *
   * @throws WireException 422 when the key was used with another body
   */
  public Optional<Response> replay(Call call, Form form) {
    return key(call).flatMap(find).map(record -> replay(record, form, UnaryOperator.identity()));
  }

  /**
   * The first response to this request, updated: links in a response expire before the key.
   *
   * @param renewed creates the response from the first one
   * @throws WireException 422 when the key was used with another body
   */
  public Optional<Response> replayRenewed(
      Call call, Form form, Function<Map<String, Object>, ?> renewed) {
    return key(call)
        .flatMap(find)
        .map(record -> replay(record, form, body -> Wire.write(renewed.apply(Wire.readMap(body)))));
  }

  private static Response replay(
      IdempotencyRecord record, Form form, UnaryOperator<String> renewed) {
    if (!record.fingerprint().equals(form.fingerprint())) {
      throw WireException.detail(422, "This Idempotency-Key was used with another request body.");
    }
    Response.ResponseBuilder answer =
        Response.status(Response.Status.CREATED)
            .type("application/json")
            .entity(renewed.apply(record.body()))
            .header("Idempotency-Replayed", "true");
    record.version().ifPresent(version -> answer.header("ETag", Answers.etag(version)));
    return answer.build();
  }

  /** The record to store with the created resource, which has a version. */
  public Optional<IdempotencyRecord> record(Call call, Form form, Object body, long version) {
    return record(call, form, body, Optional.of(version));
  }

  /** The record to store with a resource without versions. */
  public Optional<IdempotencyRecord> record(Call call, Form form, Object body) {
    return record(call, form, body, Optional.empty());
  }

  private Optional<IdempotencyRecord> record(
      Call call, Form form, Object body, Optional<Long> version) {
    return key(call)
        .map(
            key ->
                new IdempotencyRecord(
                    key,
                    form.fingerprint(),
                    Wire.write(body),
                    version,
                    clock.instant().plus(LIFE)));
  }

  private static Optional<String> key(Call call) {
    Optional<String> header = call.header("Idempotency-Key").filter(text -> !text.isBlank());
    if (header.filter(text -> text.length() > MAX_LENGTH).isPresent()) {
      throw WireException.detail(
          400, "Idempotency-Key is longer than " + MAX_LENGTH + " characters.");
    }
    return header.map(text -> call.caller().id() + " " + call.path() + " " + text);
  }
}
