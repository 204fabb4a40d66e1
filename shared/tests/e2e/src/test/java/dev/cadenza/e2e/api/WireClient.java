package dev.cadenza.e2e.api;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends requests as they are, and knows the things that the cases speak of. */
final class WireClient {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> USERS =
      Map.of(
          "admin", "admin/admin123",
          "editor", "editor1/editor123",
          "other", "editor2/editor123",
          "viewer", "viewer1/viewer123");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Map<String, String> known = new HashMap<>();

  WireClient(URI base) {
    this.base = base;
  }

  /**
   * Logs all users in, and creates the resources of the cases: as many as the recorded lists are
   * long.
   */
  void prepare() {
    USERS.forEach(this::login);
    known.put("missing", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    known.put("forged", forge(known.get("editor.access")));
    for (int i = 1; i < 5; i++) {
      String project =
          create(
              "editor", "/api/projects/", Map.of("name", "Project " + i, "description", "Sample"));
      awaitCompleted(speak(project));
    }
    known.put(
        "project",
        create("editor", "/api/projects/", Map.of("name", "Contract", "description", "d")));
    known.put("job", speak(known.get("project")));
    awaitCompleted(known.get("job"));
    known.put(
        "setting", create("editor", "/api/settings/", Map.of("key", "theme", "value", "dark")));
    known.put("gone", create("editor", "/api/projects/", Map.of("name", "Gone")));
    exchange("DELETE", "/api/projects/" + known.get("gone") + "/", bearer("editor"), "");
  }

  private String speak(String project) {
    Map<String, Object> parameters = Map.of("text", "hello", "format", "wav");
    return create(
        "editor",
        "/api/jobs/",
        Map.of("project", project, "job_type", "tts", "parameters", parameters));
  }

  private void awaitCompleted(String job) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                exchange("GET", "/api/jobs/" + job + "/", bearer("editor"), "")
                    .body()
                    .contains("\"completed\""));
  }

  private void login(String name, String credentials) {
    String[] parts = credentials.split("/");
    Object tokens =
        parse(
            exchange(
                    "POST",
                    "/api/token/",
                    Map.of(),
                    write(Map.of("username", parts[0], "password", parts[1])))
                .body());
    known.put(name + ".access", field(tokens, "access"));
    known.put(name + ".refresh", field(tokens, "refresh"));
  }

  /** The token with another signature. */
  private static String forge(String token) {
    int signature = token.lastIndexOf('.') + 1;
    return token.substring(0, signature) + new StringBuilder(token.substring(signature)).reverse();
  }

  private String create(String user, String path, Map<String, Object> body) {
    return field(parse(exchange("POST", path, bearer(user), write(body)).body()), "id");
  }

  HttpResponse<String> send(WireCase wire) {
    Map<String, String> headers = new HashMap<>(wire.as().map(this::bearer).orElse(Map.of()));
    wire.with().forEach((name, value) -> headers.put(name, fill(value)));
    String body =
        wire.raw()
            .orElseGet(() -> wire.body().map(value -> fill(write(spelledOut(value)))).orElse(""));
    return exchange(wire.method(), fill(wire.path()), headers, body);
  }

  private Map<String, String> bearer(String user) {
    return Map.of("Authorization", "Bearer " + known.get(user + ".access"));
  }

  private HttpResponse<String> exchange(
      String method, String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> entry : known.entrySet()) {
      filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
    }
    return filled;
  }

  /** A long text is written {@code {repeat: x, times: 256}}. */
  private static Object spelledOut(Object value) {
    return switch (value) {
      case Map<?, ?> map when map.containsKey("repeat") ->
          map.get("repeat").toString().repeat((int) map.get("times"));
      case Map<?, ?> map -> {
        Map<Object, Object> result = new HashMap<>();
        map.forEach((name, inner) -> result.put(name, inner == null ? null : spelledOut(inner)));
        yield result;
      }
      case List<?> list ->
          list.stream().map(inner -> inner == null ? null : spelledOut(inner)).toList();
      default -> value;
    };
  }

  /** What an answer must hold, with the things that it speaks of. */
  Object expected(Object json) {
    return parse(fill(write(json)));
  }

  Object parse(String body) {
    try {
      return JSON.readValue(body, Object.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + body, e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String field(Object object, String name) {
    return String.valueOf(((Map<?, ?>) object).get(name));
  }
}
