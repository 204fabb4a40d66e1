package dev.cadenza.cli.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private InetAddress elsewhere;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    // All of 127.0.0.0/8 is this machine's own.
    elsewhere = InetAddress.getByName("127.0.0.2");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Asked", exchange.getRequestHeaders().getFirst("Host"));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    client.shutdownNow();
  }

  /** The host as it was asked for belongs to what is signed. */
  @Test
  void shouldPassOnEveryByteBothWays() throws Exception {
    byte[] much = new byte[3_000_000];
    for (int i = 0; i < much.length; i++) {
      much[i] = (byte) (i * 31);
    }
    try (Relay _ = Relay.start(elsewhere, port())) {
      for (int i = 0; i < 3; i++) {
        var answer =
            client.send(
                HttpRequest.newBuilder(address()).POST(BodyPublishers.ofByteArray(much)).build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.body()).isEqualTo(much);
        assertThat(answer.headers().firstValue("Asked")).hasValue("127.0.0.2:" + port());
      }
    }
    assertThatThrownBy(
            () -> client.send(HttpRequest.newBuilder(address()).build(), BodyHandlers.discarding()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void shouldSayWhetherItIsNeeded() {
    assertThat(Relay.answers(InetAddress.getLoopbackAddress(), port())).isTrue();
    assertThat(Relay.answers(elsewhere, port())).isFalse();
  }

  @Test
  void shouldRefuseAPortThatIsTaken() {
    try (Relay _ = Relay.start(elsewhere, port())) {
      assertThatThrownBy(() -> Relay.start(elsewhere, port()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.2")
          .hasMessageContaining(String.valueOf(port()));
    }
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private URI address() {
    return URI.create("http://127.0.0.2:" + port() + "/");
  }
}
