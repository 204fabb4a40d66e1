package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every function in a JVM of its own, as Lambda's runtime would run it. */
class IsolatedTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalCloud cloud;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    LocalCloudConfig config =
        TestCloud.config(data).withIsolated(true).withEnvironment(Map.of("EXTRA", "from outside"));
    HandlerJar.build(config.home());
    cloud = LocalCloud.start(config);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void shouldServeRequestsFromAProcessWithItsOwnVariables() throws Exception {
    HttpResponse<String> response =
        TestCloud.HTTP.send(
            HttpRequest.newBuilder(URI.create(cloud.httpUrl() + "/echo?a=1")).build(),
            BodyHandlers.ofString());
    JsonNode event = JSON.readTree(response.body());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1");
    assertThat(event.path("self").path("greeting").asText()).isEqualTo("hello");
    assertThat(event.path("self").path("function").asText()).isEqualTo("EchoFunction");
    assertThat(event.path("self").path("memory").asInt()).isEqualTo(512);
    assertThat(event.path("self").path("remaining").asInt()).isBetween(1, 5000);
  }

  @Test
  void shouldServeInvocationAfterInvocationAndSurviveAThrownException() throws Exception {
    assertThat(cloud.invoke("TimerFunction", timer("one"))).contains("one");
    assertThatExceptionOfType(FunctionException.class)
        .isThrownBy(() -> cloud.invoke("TimerFunction", "[]"));
    assertThat(cloud.invoke("TimerFunction", timer("two"))).contains("two");
  }

  @Test
  void shouldSayWhatWasThrown() {
    assertThatExceptionOfType(FunctionException.class)
        .isThrownBy(
            () -> cloud.invoke("AnswerFunction", "{\"pathParameters\":{\"kind\":\"broken\"}}"))
        .withMessageContaining("broken on purpose")
        .satisfies(thrown -> assertThat(thrown.type()).contains("IllegalStateException"));
  }

  @Test
  void shouldSayThatTheHandlerIsMissing() {
    assertThatThrownBy(() -> cloud.invoke("MissingFunction", "{}"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("NoSuchHandler");
  }

  @Test
  void shouldSayThatTheCodeIsNotBuilt() throws Exception {
    assertThatThrownBy(() -> cloud.invoke("UnbuiltFunction", "{}"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("UnbuiltFunction")
        .hasMessageContaining("is not built");
  }

  @Test
  void shouldEndTheProcessAtTheTimeout() throws Exception {
    assertThatThrownBy(
            () -> cloud.invoke("LateFunction", "{\"pathParameters\":{\"kind\":\"late\"}}"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("Task timed out after 2.00 seconds");
    assertThat(cloud.invoke("AnswerFunction", "{\"pathParameters\":{\"kind\":\"plain\"}}"))
        .contains("made");
  }

  @Test
  void shouldListenOnTheLoopbackAloneWithItsChildren() throws Exception {
    cloud.invoke("TimerFunction", timer("one"));
    ProcessHandle here = ProcessHandle.current();
    assertThat(here.descendants()).isNotEmpty();
    assertThat(Listeners.all(here))
        .hasSizeGreaterThanOrEqualTo(5)
        .anyMatch(address -> address.endsWith(port(cloud.httpUrl())))
        .anyMatch(address -> address.endsWith(port(cloud.endpoint("dynamodb"))))
        .anyMatch(address -> address.endsWith(port(cloud.endpoint("sqs"))));
    assertThat(Listeners.open(here)).isEmpty();
  }

  private static String port(URI url) {
    return ":%04X".formatted(url.getPort());
  }

  /** A child asks for its work without a signature, at a place that nobody else can guess. */
  @Test
  void shouldGiveNobodyElseTheWorkOfAChild() throws Exception {
    cloud.invoke("TimerFunction", timer("one"));
    for (String root : new String[] {"/runtime/1", "/runtime/2", "/runtime/00"}) {
      HttpResponse<String> answer =
          TestCloud.HTTP.send(
              HttpRequest.newBuilder(
                      cloud.endpoint("kms").resolve(root + "/2018-06-01/runtime/invocation/next"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isBetween(400, 499);
    }
  }

  private static String timer(String detailType) {
    return "{\"detail-type\":\"%s\",\"time\":\"2026-01-01T00:00:00Z\",\"resources\":[]}"
        .formatted(detailType);
  }
}
