package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorsTest {

  private static final String ORIGIN = "http://localhost:3000";

  private static LocalCloud cloud;

  @BeforeAll
  static void start(@TempDir Path data) {
    cloud = LocalCloud.start(TestCloud.config(data));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void shouldAnswerPreflightsItself() throws Exception {
    HttpResponse<String> response = options(ORIGIN, "Access-Control-Request-Method", "POST");
    assertThat(response.statusCode()).isEqualTo(204);
    assertHeader(response, "access-control-allow-origin", ORIGIN);
    assertHeader(response, "access-control-allow-credentials", "true");
    assertHeader(response, "access-control-allow-methods", "GET,POST,OPTIONS");
    assertHeader(response, "access-control-allow-headers", "authorization,content-type");
    assertHeader(response, "access-control-max-age", "600");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void shouldAllowOtherOriginsNothing() throws Exception {
    HttpResponse<String> response =
        options("http://evil.example", "Access-Control-Request-Method", "POST");
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-"));
  }

  @Test
  void shouldLeaveOtherOptionsRequestsToTheFunction() throws Exception {
    HttpResponse<String> response = options(ORIGIN, "X-Other", "1");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"routeKey\":\"ANY /echo\"");
  }

  @Test
  void shouldSpeakForTheFunction() throws Exception {
    HttpResponse<String> response = get("/answers/cors", ORIGIN);
    assertThat(response.headers().allValues("access-control-allow-origin")).containsExactly(ORIGIN);
    assertHeader(response, "access-control-allow-credentials", "true");
    assertHeader(response, "access-control-expose-headers", "etag");
  }

  @Test
  void shouldNotAllowAnOriginThatIsNotInTheTemplate() throws Exception {
    HttpResponse<String> response = get("/answers/cors", "http://evil.example");
    assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
    assertHeader(response, "access-control-allow-credentials", "true");
  }

  @Test
  void shouldSayNothingToRequestsWithoutAnOrigin() throws Exception {
    HttpResponse<String> response =
        TestCloud.HTTP.send(
            HttpRequest.newBuilder(URI.create(cloud.httpUrl() + "/answers/cors")).build(),
            BodyHandlers.ofString());
    assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-"));
  }

  private static HttpResponse<String> options(String origin, String header, String value)
      throws IOException, InterruptedException {
    return TestCloud.HTTP.send(
        HttpRequest.newBuilder(URI.create(cloud.httpUrl() + "/echo"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header(header, value)
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path, String origin)
      throws IOException, InterruptedException {
    return TestCloud.HTTP.send(
        HttpRequest.newBuilder(URI.create(cloud.httpUrl() + path)).header("Origin", origin).build(),
        BodyHandlers.ofString());
  }

  private static void assertHeader(HttpResponse<String> response, String name, String value) {
    assertThat(response.headers().allValues(name)).as(name).containsExactly(value);
  }
}
