package dev.cadenza.webengines;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.service.ApiKey;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An error response, and the resulting failure of the job.
 *
 * @param error the service's description: an object with a message, or a text
 */
record Refusal(String engine, Optional<ApiKey> key, int status, JsonNode error) {
  private static final int MAX_REASON = 300;

  RuntimeException failure() {
    return switch (status) {
      case 401, 403 -> refusedKey();
      case 404 ->
          new PermanentFailure(
              "engine_misconfigured",
              "%s does not have this address or model: %s An administrator must check its base URL and its model."
                  .formatted(engine, reason()));
      case 402 -> quota();
      case 429 -> code().equals("insufficient_quota") ? quota() : busy();
      case 408, 409, 425 -> busy();
      default ->
          status >= 500
              ? busy()
              : new PermanentFailure(
                  "engine_refused_input",
                  String.format(
                      Locale.ROOT, "%s rejected the request (%d): %s", engine, status, reason()));
    };
  }

  private PermanentFailure refusedKey() {
    return new PermanentFailure(
        "engine_refused_key",
        key.map(it -> "%s rejected its key. An administrator must check %s.".formatted(engine, it))
            .orElse(engine + " requires a key. An administrator must set it."));
  }

  private PermanentFailure quota() {
    return new PermanentFailure(
        "engine_quota_exhausted",
        "The account at "
            + engine
            + " has no credit left. An administrator must add credit, or choose another engine.");
  }

  private TransientFailure busy() {
    return new TransientFailure(
        "engine_busy",
        String.format(Locale.ROOT, "%s answers %d: %s", engine, status, reason()),
        null);
  }

  private String code() {
    return error.path("code").asText(error.path("type").asText());
  }

  /** The service's message, without the key, as a sentence. */
  private String reason() {
    String text = error.isTextual() ? error.asText() : error.path("message").asText();
    String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (key.isPresent()) {
      plain = plain.replace(key.get().read(), "…");
    }
    if (plain.isEmpty()) {
      return "no reason given.";
    }
    String some = plain.length() > MAX_REASON ? plain.substring(0, MAX_REASON) + "…" : plain;
    return some.matches(".*[.!?]") ? some : some + ".";
  }

  /** OpenAI: {@code {"error": {"message": …}}}; others return a text, or use the field detail. */
  static JsonNode error(JsonNode body) {
    return Stream.of("error", "detail").filter(body::has).findFirst().map(body::path).orElse(body);
  }

  /** The error of a body that may not be JSON. */
  static JsonNode error(byte[] body) {
    try {
      return error(Json.read(body));
    } catch (IOException e) {
      return Json.object();
    }
  }
}
