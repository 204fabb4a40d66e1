package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.local.emulator.Clients;
import dev.cadenza.local.handlers.SocketHandler;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

class WebSocketApiTest {

  private static final MovableClock CLOCK = new MovableClock();
  private static LocalCloud cloud;
  private static ApiGatewayManagementApiClient management;

  @BeforeAll
  static void start(@TempDir Path data) {
    cloud = LocalCloud.start(TestCloud.config(data).withClock(CLOCK));
    management =
        Clients.client(
            ApiGatewayManagementApiClient.builder(),
            cloud.endpoint("apigatewaymanagementapi"),
            cloud.credentials());
  }

  @AfterAll
  static void stop() {
    management.close();
    cloud.close();
  }

  @BeforeEach
  void forget() {
    SocketHandler.SEEN.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws", "/sockets", "/sockets/"})
  void shouldServeEveryLocalPath(String path) throws Exception {
    TestSocket client = TestSocket.open(uri(path + "?token=good"));
    client.send("{\"action\":\"x\"}");
    assertThat(client.next()).isEqualTo("echo {\"action\":\"x\"}");
    client.socket().abort();
  }

  @Test
  void shouldHandOnPathVariablesAndTheAuthorizersContext() throws Exception {
    TestSocket client = TestSocket.open(uri("/sockets/blue%20room/?token=good&a=1&a=2"));
    JsonNode event = seen("CONNECT");
    JsonNode context = event.path("requestContext");
    assertThat(context.path("routeKey").asText()).isEqualTo("$connect");
    assertThat(context.path("eventType").asText()).isEqualTo("CONNECT");
    assertThat(context.path("stage").asText()).isEqualTo("live");
    assertThat(context.path("connectionId").asText()).isNotEmpty();
    assertThat(context.path("authorizer").path("principalId").asText()).isEqualTo("someone");
    assertThat(context.path("authorizer").path("token").asText()).isEqualTo("good");
    assertThat(context.path("authorizer").path("number").asText()).isEqualTo("7");
    assertThat(event.path("queryStringParameters").path("room").asText()).isEqualTo("blue room");
    assertThat(event.path("queryStringParameters").path("a").asText()).isEqualTo("2");
    assertThat(event.path("multiValueQueryStringParameters").path("a")).hasSize(2);

    client.send("hello");
    JsonNode message = seen("MESSAGE");
    assertThat(message.path("requestContext").path("routeKey").asText()).isEqualTo("$default");
    assertThat(message.path("requestContext").path("connectionId"))
        .isEqualTo(context.path("connectionId"));
    assertThat(message.path("requestContext").path("authorizer").path("token").asText())
        .isEqualTo("good");
    assertThat(message.path("body").asText()).isEqualTo("hello");

    client.socket().sendClose(1000, "bye").join();
    JsonNode end = seen("DISCONNECT").path("requestContext");
    while (!end.path("connectionId").equals(context.path("connectionId"))) {
      end = seen("DISCONNECT").path("requestContext");
    }
    assertThat(end.path("routeKey").asText()).isEqualTo("$disconnect");
    assertThat(end.path("eventType").asText()).isEqualTo("DISCONNECT");
    assertThat(end.path("disconnectStatusCode").asInt()).isEqualTo(1000);
    assertThat(end.path("disconnectReason").asText()).isEqualTo("bye");
  }

  @Test
  void shouldEchoTheSubprotocolThatTheFunctionChose() throws Exception {
    TestSocket client = TestSocket.open(uri("/ws"), "bearer", "good");
    assertThat(client.socket().getSubprotocol()).isEqualTo("bearer");
    client.socket().abort();
  }

  @ParameterizedTest
  @CsvSource({
    "/ws?token=bad, 403",
    "/ws, 401",
    "/ws?token=broken, 500",
    "/sockets/closed/?token=good, 404",
    "/sockets/broken/?token=good, 502",
  })
  void shouldRefuseTheHandshake(String path, int status) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> TestSocket.open(uri(path)))
        .havingCause()
        .asInstanceOf(InstanceOfAssertFactories.type(WebSocketHandshakeException.class))
        .satisfies(refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(status));
  }

  @Test
  void shouldAnswerOnlyOnRoutesWithAResponse() throws Exception {
    TestSocket client = TestSocket.open(uri("/ws?token=good"));
    client.send("{\"action\":\"silent\"}");
    client.send("quiet");
    client.send("loud");
    assertThat(client.next()).isEqualTo("echo loud");
    client.socket().abort();
  }

  @Test
  void shouldComplainWhenTheFunctionFails() throws Exception {
    TestSocket client = TestSocket.open(uri("/ws?token=good"));
    client.send("throw");
    assertThat(client.next()).contains("\"message\":\"Internal server error\"");
    client.send("fine");
    assertThat(client.next()).isEqualTo("echo fine");
    client.socket().abort();
  }

  @Test
  void shouldHandBinaryMessagesToTheDefaultRouteInBase64() throws Exception {
    TestSocket client = TestSocket.open(uri("/ws?token=good"));
    client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
    JsonNode event = seen("MESSAGE");
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("body").asText()).isEqualTo("AQID");
    client.socket().abort();
  }

  @Test
  void shouldSendLookAndCloseThroughTheManagementEndpoint() throws Exception {
    TestSocket client = TestSocket.open(uri("/ws?token=good"));
    String id = seen("CONNECT").path("requestContext").path("connectionId").asText();
    String large = "ä".repeat(60_000);
    post(id, "pushed");
    post(id, large);
    assertThat(client.next()).isEqualTo("pushed");
    assertThat(client.next()).isEqualTo(large);

    GetConnectionResponse found = management.getConnection(request -> request.connectionId(id));
    assertThat(found.connectedAt()).isEqualTo(CLOCK.instant());
    assertThat(found.identity().sourceIp()).isEqualTo("127.0.0.1");

    assertThatThrownBy(() -> post(id, "x".repeat(128 * 1024 + 1)))
        .isInstanceOf(PayloadTooLargeException.class);

    management.deleteConnection(request -> request.connectionId(id));
    assertThat(client.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1000);
    Awaitility.await()
        .untilAsserted(
            () -> assertThatThrownBy(() -> post(id, "x")).isInstanceOf(GoneException.class));
  }

  @Test
  void shouldRefuseFramesAndMessagesThatAreTooLong() throws Exception {
    TestSocket client = TestSocket.open(uri("/ws?token=good"));
    client.socket().sendText("x".repeat(10_000), false).join();
    client.socket().sendText("x".repeat(20_000), true).join();
    assertThat(client.next()).hasSize(30_005);
    for (int part = 0; part < 9; part++) {
      client.socket().sendText("x".repeat(16_000), part == 8).join();
    }
    assertThat(client.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1009);
  }

  @Test
  void shouldRefuseOneFrameThatIsTooLong() throws Exception {
    try (DeflatingSocket client = new DeflatingSocket(uri("/ws?token=good"))) {
      client.sendPlain("x".repeat(32 * 1024));
      assertThat(client.next().text()).hasSize(32 * 1024 + 5);
      client.sendPlain("x".repeat(32 * 1024 + 1));
      assertThat(client.next().closeStatus()).isEqualTo(1009);
    }
  }

  /** Letters drawn at random take about three quarters of their length when compressed. */
  @ParameterizedTest
  @ValueSource(ints = {10, 8_000, 9_000, 20_000, 32_000, 40_000, 100_000, 128 * 1024})
  void shouldTakeCompressedMessagesAsIfTheyWerePlain(int length) throws Exception {
    String random = letters(length);
    try (DeflatingSocket client = new DeflatingSocket(uri("/ws?token=good"))) {
      client.send(random, 32 * 1024);
      assertThat(client.next().text().equals("echo " + random)).isTrue();
      String same = "x".repeat(length);
      client.send(same, 32 * 1024);
      assertThat(client.next().text().equals("echo " + same)).isTrue();
    }
  }

  @Test
  void shouldRefuseCompressedFramesAndMessagesThatAreTooLong() throws Exception {
    try (DeflatingSocket client = new DeflatingSocket(uri("/ws?token=good"))) {
      client.send(letters(60_000), 64 * 1024);
      assertThat(client.next().closeStatus()).isEqualTo(1009);
    }
    try (DeflatingSocket client = new DeflatingSocket(uri("/ws?token=good"))) {
      client.send("x".repeat(128 * 1024 + 1), 32 * 1024);
      assertThat(client.next().closeStatus()).isEqualTo(1009);
    }
  }

  private static String letters(int length) {
    return new Random(length)
        .ints(length, 0, 64)
        .collect(
            StringBuilder::new,
            (text, value) -> text.append((char) ('0' + value)),
            StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$connect", "$disconnect", "$default"})
  void shouldLetNoMessageSelectAPredefinedRoute(String action) throws Exception {
    TestSocket client = TestSocket.open(uri("/ws?token=good"));
    seen("CONNECT");
    String message = "{\"action\":\"%s\"}".formatted(action);
    client.send(message);
    JsonNode event = seen("MESSAGE");
    assertThat(event.path("requestContext").path("routeKey").asText()).isEqualTo("$default");
    assertThat(event.path("body").asText()).isEqualTo(message);
    client.socket().abort();
  }

  @Test
  void shouldCloseIdleConnectionsAfterTenMinutes() throws Exception {
    TestSocket idle = TestSocket.open(uri("/ws?token=good"));
    CLOCK.move(Duration.ofMinutes(9));
    idle.send("still here");
    assertThat(idle.next()).isEqualTo("echo still here");
    CLOCK.move(Duration.ofMinutes(9));
    idle.send("and here");
    assertThat(idle.next()).isEqualTo("echo and here");
    CLOCK.move(Duration.ofMinutes(10));
    assertThat(idle.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
  }

  @Test
  void shouldCloseBusyConnectionsAfterTwoHours() throws Exception {
    TestSocket busy = TestSocket.open(uri("/ws?token=good"));
    for (int minutes = 0; minutes < 115; minutes += 5) {
      CLOCK.move(Duration.ofMinutes(5));
      busy.send("busy");
      assertThat(busy.next()).isEqualTo("echo busy");
    }
    CLOCK.move(Duration.ofMinutes(5));
    assertThat(busy.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
  }

  private static void post(String id, String message) {
    management.postToConnection(
        request -> request.connectionId(id).data(SdkBytes.fromUtf8String(message)));
  }

  /** The next event of the kind; clients of other tests may still be on their way out. */
  private static JsonNode seen(String eventType) throws InterruptedException {
    JsonNode event = SocketHandler.SEEN.poll(20, TimeUnit.SECONDS);
    while (event != null
        && !event.path("requestContext").path("eventType").asText().equals(eventType)) {
      event = SocketHandler.SEEN.poll(20, TimeUnit.SECONDS);
    }
    assertThat(event).as("an event of the kind " + eventType).isNotNull();
    return event;
  }

  private static URI uri(String path) {
    return URI.create("ws://localhost:" + cloud.httpUrl().getPort() + path);
  }
}
