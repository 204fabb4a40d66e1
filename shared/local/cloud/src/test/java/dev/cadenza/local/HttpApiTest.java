package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MEGABYTE = 1024 * 1024;

  private static LocalCloud cloud;

  /** Sent first, so that the half minute it takes passes while the other tests run. */
  private static CompletableFuture<HttpResponse<String>> slow;

  @BeforeAll
  static void start(@TempDir Path data) {
    cloud = LocalCloud.start(TestCloud.config(data));
    slow = TestCloud.HTTP.sendAsync(request("/slow").build(), BodyHandlers.ofString());
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /echo, ANY /echo",
    "DELETE, /echo/, ANY /echo/",
    "GET, /echo/a/b, ANY /echo/{proxy+}",
    "GET, /echo/post, ANY /echo/{proxy+}",
    "GET, /items/7, GET /items/{id}",
    "POST, /items/7, $default",
    "GET, /items/7/, $default",
    "GET, /items/, $default",
    "GET, /, $default",
  })
  void shouldChooseTheMostSpecificRoute(String method, String path, String key) throws Exception {
    JsonNode event = echo(request(path).method(method, BodyPublishers.noBody()));
    assertThat(event.path("routeKey").asText()).isEqualTo(key);
  }

  @Test
  void shouldPreferTheMethodsOwnRoute() throws Exception {
    assertThat(send(request("/echo/post").POST(BodyPublishers.noBody())).body()).isEqualTo("post");
  }

  @Test
  void shouldDescribeTheRequest() throws Exception {
    JsonNode event =
        echo(
            request("/echo/a%20b%2Fc+d?x=1&y=a%2Cb&x=2&flag")
                .header("X-Twice", "one")
                .header("X-Twice", "two")
                .header("Cookie", "a=1; b=2")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("User-Agent", "tests"));
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("rawPath").asText()).isEqualTo("/echo/a b/c+d");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=a%2Cb&x=2&flag");
    assertThat(event.path("pathParameters").path("proxy").asText()).isEqualTo("a b/c+d");
    assertThat(event.path("queryStringParameters").path("x").asText()).isEqualTo("1,2");
    assertThat(event.path("queryStringParameters").path("y").asText()).isEqualTo("a,b");
    assertThat(event.path("queryStringParameters").path("flag").asText()).isEmpty();
    assertThat(event.path("cookies")).extracting(JsonNode::asText).containsExactly("a=1", "b=2");
    JsonNode headers = event.path("headers");
    assertThat(headers.has("cookie")).isFalse();
    assertThat(headers.path("x-twice").asText()).isEqualTo("one,two");
    assertThat(headers.path("host").asText()).isEqualTo(cloud.httpUrl().getAuthority());
    assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("10.0.0.1, 127.0.0.1");
    assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("http");
    assertThat(headers.path("x-forwarded-port").asInt()).isEqualTo(cloud.httpUrl().getPort());
    JsonNode context = event.path("requestContext");
    assertThat(context.path("stage").asText()).isEqualTo("$default");
    assertThat(context.path("routeKey").asText()).isEqualTo("ANY /echo/{proxy+}");
    assertThat(context.path("domainName").asText()).isEqualTo("localhost");
    assertThat(Instant.ofEpochMilli(context.path("timeEpoch").asLong()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(context.path("http").path("method").asText()).isEqualTo("GET");
    assertThat(context.path("http").path("path").asText()).isEqualTo("/echo/a b/c+d");
    assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(context.path("http").path("userAgent").asText()).isEqualTo("tests");
    assertThat(event.has("body")).isFalse();
  }

  @Test
  void shouldTellTheHandlerAboutItself() throws Exception {
    JsonNode self = echo(request("/echo")).path("self");
    assertThat(self.path("function").asText()).isEqualTo("EchoFunction");
    assertThat(self.path("arn").asText())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:EchoFunction");
    assertThat(self.path("memory").asInt()).isEqualTo(512);
    assertThat(self.path("remaining").asInt()).isBetween(1, 5000);
    assertThat(self.path("greeting").asText()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/plain; charset=utf-8",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/problem+json"
      })
  void shouldPassTextAsItIs(String type) throws Exception {
    JsonNode event =
        echo(request("/echo").header("Content-Type", type).POST(BodyPublishers.ofString("a=ä")));
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(event.path("body").asText()).isEqualTo("a=ä");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/octet-stream", "multipart/form-data; boundary=x", "audio/wav"})
  void shouldPassAnythingElseInBase64(String type) throws Exception {
    JsonNode event =
        echo(
            request("/echo")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(new byte[] {0, 1, (byte) 255})));
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("body").asText()).isEqualTo("AAH/");
  }

  @Test
  void shouldDecodeBinaryAnswers() throws Exception {
    HttpResponse<byte[]> response =
        TestCloud.HTTP.send(request("/answers/binary").build(), BodyHandlers.ofByteArray());
    assertThat(response.body()).containsExactly(0, 1, 2, 255);
    assertThat(response.headers().firstValue("content-type")).hasValue("audio/wav");
  }

  @Test
  void shouldSendCookiesAndNoBody() throws Exception {
    HttpResponse<String> response = send(request("/answers/cookies"));
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2; HttpOnly");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void shouldSendStatusAndHeaders() throws Exception {
    HttpResponse<String> response = send(request("/answers/plain"));
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("etag")).hasValue("\"1\"");
    assertThat(response.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    assertThat(response.headers().firstValue("server")).isEmpty();
    assertThat(response.body()).isEqualTo("made");
  }

  @Test
  void shouldAnswerHeadWithoutTheBody() throws Exception {
    HttpResponse<String> response =
        send(request("/answers/plain").method("HEAD", BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("content-length")).hasValue("4");
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/answers/broken", "/never/late", "/answers/large"})
  void shouldHideWhatWentWrong(String path) throws Exception {
    HttpResponse<String> response = send(request(path));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  void shouldStopWaitingAfterHalfAMinute() {
    HttpResponse<String> response = slow.join();
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  @Test
  void shouldRefuseWhatApiGatewayWouldNotTake() throws Exception {
    assertTooLarge(10 * MEGABYTE + 1, "text/plain");
  }

  @Test
  void shouldRefuseWhatLambdaWouldNotTake() throws Exception {
    assertTooLarge(6 * MEGABYTE, "text/plain");
    // Five megabytes are nearly seven in base64.
    assertTooLarge(5 * MEGABYTE, "application/octet-stream");
  }

  @Test
  void shouldTakeWhatLambdaTakes() throws Exception {
    HttpResponse<String> response = post("/answers/x", 5 * MEGABYTE, "text/plain");
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private static void assertTooLarge(int size, String type) throws Exception {
    HttpResponse<String> response = post("/answers/x", size, type);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
  }

  /** As a proxy in front of the gateway does, that forwards its port by HTTPS. */
  @Test
  void shouldTellTheFunctionByWhichOriginItWasReached() throws Exception {
    JsonNode headers =
        echo(request("/echo")
                .header("X-Forwarded-Host", "studio.example:8443, inner")
                .header("X-Forwarded-Proto", "https"))
            .path("headers");
    assertThat(headers.path("host").asText()).isEqualTo("studio.example:8443");
    assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("https");
    JsonNode odd =
        echo(request("/echo")
                .header("X-Forwarded-Host", "\"><script>")
                .header("X-Forwarded-Proto", "javascript"))
            .path("headers");
    assertThat(odd.path("host").asText()).isEqualTo(cloud.httpUrl().getAuthority());
    assertThat(odd.path("x-forwarded-proto").asText()).isEqualTo("http");
  }

  @Test
  void shouldRefuseABrokenEscape() throws Exception {
    assertThat(TestCloud.raw(cloud, "GET /echo?x=%zz HTTP/1.1")).startsWith("HTTP/1.1 400");
  }

  private static HttpResponse<String> post(String path, int size, String type)
      throws IOException, InterruptedException {
    return send(
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString("x".repeat(size))));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(cloud.httpUrl() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return TestCloud.HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode echo(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return JSON.readTree(send(request).body());
  }
}
