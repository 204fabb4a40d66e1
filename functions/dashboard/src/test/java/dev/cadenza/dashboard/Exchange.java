package dev.cadenza.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.aws.Environment;
import dev.cadenza.model.JobType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request through the handler, as API Gateway sends it (payload format 2.0), and its answer.
 */
final class Exchange {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No service is at this port. */
  private static final String NOWHERE = "http://127.0.0.1:1";

  private static final DashboardHandler HANDLER =
      handler(
          Map.of(
              "WEBSOCKET_URL", "wss://socket.example/live",
              "BUCKET_URL", "https://bucket.example"));

  /** In the local cloud, which has the APIs and the files at one origin. */
  private static final DashboardHandler LOCAL =
      handler(
          Map.of(
              "WEBSOCKET_URL", "ws://localhost:8000/ws",
              "BUCKET_URL", "https://bucket.example",
              "S3_LINK_ENDPOINT", "http://s3.local"));

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Exchange(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  private static DashboardHandler handler(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "a"));
    all.putAll(Map.of("AWS_SECRET_ACCESS_KEY", "b", "JOBS_TABLE", "the-jobs"));
    all.put("BUCKET", "the-bucket");
    for (JobType type : JobType.values()) {
      all.put(type.name() + "_QUEUE", NOWHERE + "/a-queue");
    }
    for (String service : List.of("DYNAMODB", "S3", "SQS")) {
      all.put("AWS_ENDPOINT_URL_" + service, NOWHERE);
    }
    try {
      return Environment.with(all, DashboardHandler::new);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Exchange get(String path) {
    return of("GET", path, Map.of());
  }

  static Exchange get(String path, Map<String, String> headers) {
    return of("GET", path, headers);
  }

  static Exchange local(String path, Map<String, String> headers) {
    return of(LOCAL, "GET", path, headers);
  }

  static Exchange of(String method, String path, Map<String, String> headers) {
    return of(HANDLER, method, path, headers);
  }

  private static Exchange of(
      DashboardHandler handler, String method, String path, Map<String, String> headers) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event(method, path, headers)), answer, new TestingContext());
      return read(JSON.readTree(answer.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] event(String method, String target, Map<String, String> headers)
      throws JsonProcessingException {
    String[] parts = target.split("\\?", 2);
    String path = parts[0];
    Map<String, Object> http =
        Map.of(
            "method", method,
            "path", path,
            "protocol", "HTTP/1.1",
            "sourceIp", "127.0.0.1",
            "userAgent", "test");
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("host", "localhost");
    all.putAll(headers);
    return JSON.writeValueAsBytes(
        Map.of(
            "version",
            "2.0",
            "routeKey",
            "$default",
            "rawPath",
            path,
            "rawQueryString",
            parts.length > 1 ? parts[1] : "",
            "headers",
            all,
            "isBase64Encoded",
            false,
            "requestContext",
            Map.of(
                "http", http,
                "stage", "$default",
                "requestId", "1",
                "timeEpoch", 1_700_000_000_000L,
                "time", "14/Nov/2023:22:13:20 +0000")));
  }

  private static Exchange read(JsonNode answer) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answer
        .path("multiValueHeaders")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().get(0).asText()));
    answer
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    String body = answer.path("body").asText("");
    return new Exchange(
        answer.path("statusCode").asInt(),
        headers,
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8));
  }

  int status() {
    return status;
  }

  /** By name, in any case. */
  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
