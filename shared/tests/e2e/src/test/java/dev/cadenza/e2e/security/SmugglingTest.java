package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests of which a proxy in front of the gateway and the gateway could each see another end, and
 * requests that are larger than allowed. Each is sent as bytes; the hidden second request would
 * make a project.
 */
final class SmugglingTest {
  private static final int PATIENCE_MS = 3_000;
  private static final String HEAD = "POST /api/test/ HTTP/1.1\r\nHost: localhost\r\n";

  private final Http editor = Http.as(SampleUser.EDITOR);

  private String hidden() {
    String body = "{\"name\":\"smuggled\"}";
    return "POST /api/projects/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
        + editor.authorization()
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n",
        "Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
        "Content-Length: 0, 5\r\n\r\n",
        "Content-Length: +0\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 0x0\r\n\r\n",
        "Content-Length : 0\r\n\r\n",
        "Content-Length: 0\r\n folded: 1\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "Transfer-Encoding: identity, chunked\r\n\r\nz\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n",
        "X: a\0b\r\nContent-Length: 0\r\n\r\n",
        "X\u0001: a\r\nContent-Length: 0\r\n\r\n",
        ": a\r\nContent-Length: 0\r\n\r\n",
        "no colon\r\nContent-Length: 0\r\n\r\n",
      })
  void shouldEndTheConnectionOfAnAmbiguousRequest(String rest) throws IOException {
    String answers = sent(HEAD + rest + hidden());

    assertThat(answers).doesNotContain("smuggled").doesNotContain("201 Created");
    assertThat(answers.split("HTTP/1\\.1 ", -1)).as(answers).hasSizeLessThanOrEqualTo(2);
    assertThat(answers).matches("(?s)(HTTP/1\\.1 (400|411|413|431|501) .*)?");
  }

  /** This is the second request that the others hide. */
  @Test
  void shouldAnswerTwoPlainRequests() throws IOException {
    String answers = sent(HEAD + "Content-Length: 0\r\n\r\n" + hidden());

    assertThat(answers).contains("405 Method Not Allowed", "201 Created", "smuggled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/test/ HTTP/1.1\r\n\r\n",
        "GET /api/test/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/test/ HTTP/9.9\r\nHost: a\r\n\r\n",
        "G\0T /api/test/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u0016\u0003\u0001\u0002\r\n\r\n"
      })
  void shouldRefuseWhatIsNoRequest(String request) throws IOException {
    assertThat(sent(request)).matches("(?s)(HTTP/1\\.1 (400|426|501|505) .*)?");
  }

  @Test
  void shouldRefuseHeadersThatAreTooLong() throws IOException {
    for (String long_ :
        new String[] {
          "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /api/test/ HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
          "GET /api/test/ HTTP/1.1\r\nHost: a\r\n" + "X: a\r\n".repeat(5_000) + "\r\n"
        }) {
      assertThat(sent(long_)).matches("(?s)HTTP/1\\.1 (400|414|431) .*");
    }
  }

  /** What is beyond the limit is read, and not kept. */
  @Test
  void shouldNotStoreABodyWithoutEnd() throws IOException {
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      body.append(chunk);
    }

    assertThat(
            sent(
                HEAD
                    + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + body
                    + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  /** All that is answered until the gateway closes the connection, or says nothing more. */
  private static String sent(String request) throws IOException {
    int port = Platform.shared().httpUrl().getPort();
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      StringBuilder answers = new StringBuilder();
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[4096];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
          answers.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        }
      } catch (SocketTimeoutException quiet) {
        return answers.toString();
      } catch (IOException closed) {
        // The gateway need not read what follows a refused request.
        return answers.toString();
      }
      return answers.toString();
    }
  }
}
