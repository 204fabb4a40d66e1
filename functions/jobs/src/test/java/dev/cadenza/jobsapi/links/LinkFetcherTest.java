package dev.cadenza.jobsapi.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cadenza.jobsapi.links.LinkFetcher.Fetched;
import dev.cadenza.jobsapi.links.LinkFetcher.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Downloads from a server of this test, under a name that only the test resolves. */
class LinkFetcherTest {
  private static final int LIMIT = 1_000;

  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private LinkFetcher fetcher;
  private String stored;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    LinkRules rules =
        new LinkRules(
            Set.of(origin()),
            host -> {
              lookups.incrementAndGet();
              return host.equals("talks.test")
                  ? List.of(InetAddress.getLoopbackAddress())
                  : List.of(InetAddress.getAllByName(host));
            });
    fetcher =
        new LinkFetcher(rules, new Limits(LIMIT, Duration.ofSeconds(5), Duration.ofMinutes(1)));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldConnectToTheAddressThatWasChecked() throws IOException {
    assertThat(fetch("/talk.mp3")).isEqualTo(new Fetched("audio/mpeg", 5));
    assertThat(stored).isEqualTo("hello");
    assertThat(lookups).hasValue(1);
  }

  @Test
  void shouldFollowFiveRedirects() throws IOException {
    assertThat(fetch("/again/5")).isEqualTo(new Fetched("audio/mpeg", 5));
    assertThat(requests).hasValue(6);
  }

  @Test
  void shouldReadACutAnswerAgain() throws IOException {
    assertThat(fetch("/cut")).isEqualTo(new Fetched("application/octet-stream", 5));
    assertThat(stored).isEqualTo("hello");
    assertThat(requests).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/again/6, more than 5 redirects",
    "/to/https://169.254.169.254/latest/meta-data/, not public",
    "/to/https://127.0.0.1/, not public",
    "/to/http://example.com/, Only https://",
    "/to/https://ada:secret@example.com/, must not contain a username",
    "/to/file:///etc/passwd, redirect to nowhere",
    "/missing, status 404",
    "/picture, type \"image/png\"",
    "/gzip, compressed",
    "/empty, empty file",
    "/large, 'larger than 1,000 bytes'",
    "/endless, 'larger than 1,000 bytes'"
  })
  void shouldSayWhyALinkIsNotFetched(String path, String reason) {
    assertThatThrownBy(() -> fetch(path))
        .isInstanceOf(FetchFailure.class)
        .hasMessageContaining(reason);
    assertThat(requests).hasValueLessThanOrEqualTo(6);
    assertThat(stored).isNullOrEmpty();
  }

  private Fetched fetch(String path) throws IOException {
    return fetcher.fetch(
        origin() + path,
        (_, content) -> {
          byte[] bytes = content.readAllBytes();
          stored = new String(bytes, StandardCharsets.UTF_8);
          return bytes.length;
        });
  }

  private String origin() {
    return "http://talks.test:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      switch (path) {
        case "/talk.mp3", "/again/0" -> send(exchange, "audio/mpeg; charset=x", "hello");
        case "/picture" -> send(exchange, "image/png", "hello");
        case "/empty" -> send(exchange, "audio/mpeg", "");
        case "/large" -> send(exchange, "audio/mpeg", "x".repeat(LIMIT + 1));
        case "/gzip" -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, "audio/mpeg", "hello");
        }
        case "/endless" -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[LIMIT + 1]);
        }
        case "/cut" -> {
          exchange.sendResponseHeaders(200, 5);
          String part = requests.get() == 1 ? "hel" : "hello";
          exchange.getResponseBody().write(part.getBytes(StandardCharsets.UTF_8));
        }
        default -> redirect(exchange, path);
      }
    }
  }

  private static void redirect(HttpExchange exchange, String path) throws IOException {
    if (path.startsWith("/to/")) {
      exchange.getResponseHeaders().set("Location", path.substring("/to/".length()));
    } else if (path.startsWith("/again/")) {
      int left = Integer.parseInt(path.substring("/again/".length()));
      exchange.getResponseHeaders().set("Location", "/again/" + (left - 1));
    } else {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.sendResponseHeaders(302, -1);
  }

  private static void send(HttpExchange exchange, String type, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
