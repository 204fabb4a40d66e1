package dev.cadenza.local.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Parses a function's response to an HTTP API, payload format 2.0. */
public final class HttpAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private HttpAnswers() {}

  public static HttpAnswer of(String payload) {
    try {
      JsonNode answer = JSON.readTree(payload);
      // A response without a status is the body itself.
      return answer.isObject() && answer.has("statusCode")
          ? structured(answer)
          : HttpAnswer.json(200, payload);
    } catch (IOException | IllegalArgumentException unreadable) {
      return HttpAnswer.message(500, "Internal Server Error");
    }
  }

  private static HttpAnswer structured(JsonNode answer) {
    int status = answer.path("statusCode").asInt();
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("no status code: " + answer.path("statusCode"));
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    answer
        .path("headers")
        .properties()
        .forEach(
            header ->
                headers.add(
                    Map.entry(HttpAnswer.name(header.getKey()), header.getValue().asText(""))));
    answer.path("cookies").forEach(cookie -> headers.add(Map.entry("set-cookie", cookie.asText())));
    String text = answer.path("body").asText("");
    ByteBuffer body =
        answer.path("isBase64Encoded").asBoolean()
            ? ByteBuffer.wrap(Base64.getDecoder().decode(text))
            : StandardCharsets.UTF_8.encode(text);
    if (body.hasRemaining()
        && headers.stream().noneMatch(header -> header.getKey().equals("content-type"))) {
      headers.add(Map.entry("content-type", "text/plain; charset=utf-8"));
    }
    return new HttpAnswer(status, headers, body);
  }
}
