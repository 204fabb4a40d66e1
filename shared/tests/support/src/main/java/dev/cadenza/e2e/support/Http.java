package dev.cadenza.e2e.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Plain HTTP as one user or anonymous, for tests of statuses and headers. */
public record Http(URI base, String authorization) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static Http anonymous() {
    return new Http(Platform.shared().httpUrl(), "");
  }

  public static Http as(SampleUser user) {
    return as(user.username(), user.password());
  }

  public static Http as(String username, String password) {
    Answer login =
        anonymous().post("/api/token/", Map.of("username", username, "password", password));
    return bearer(login.json().path("access").asText());
  }

  public static Http bearer(String access) {
    return new Http(Platform.shared().httpUrl(), "Bearer " + access);
  }

  /**
   * @param headers by their names in any case
   */
  public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
      Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      copy.putAll(headers);
      headers = Collections.unmodifiableMap(copy);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("Not JSON: " + body, e);
      }
    }

    public String text(String field) {
      return json().path(field).asText();
    }
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), Map.of());
  }

  public Answer post(String path, Object body) {
    return post(path, body, Map.of());
  }

  public Answer post(String path, Object body, Map<String, String> headers) {
    return send("POST", path, json(body), headers);
  }

  public Answer put(String path, Object body, Map<String, String> headers) {
    return send("PUT", path, json(body), headers);
  }

  public Answer patch(String path, Object body, Map<String, String> headers) {
    return send("PATCH", path, json(body), headers);
  }

  public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, body)
            .header("Content-Type", "application/json");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    headers.forEach(request::setHeader);
    return exchange(request.build());
  }

  public static Answer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      Map<String, String> headers = new HashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name, String.join(", ", values)));
      return new Answer(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
