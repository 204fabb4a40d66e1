package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guesses are counted by name and by address, whether the name exists or not. */
final class GuessedLoginsTest {
  private static final int MAX = 10;
  private static final long HASH = 19L << 20;

  @Test
  void shouldStopGuessesOfOnePasswordFromManyAddresses() throws Exception {
    for (int i = 0; i < MAX; i++) {
      assertThat(login("127.0.1." + (i + 1), "editor1", "guess" + i).status()).isEqualTo(401);
    }

    assertThat(login("127.0.1.100", "editor1", SampleUser.EDITOR.password()).status())
        .isEqualTo(429);
    assertThat(login("127.0.1.100", "EDITOR1", SampleUser.EDITOR.password()).status())
        .as("in capitals")
        .isEqualTo(429);
    assertThat(login("127.0.1.100", "editor2", SampleUser.OTHER_EDITOR.password()).status())
        .as("another person at the same address")
        .isEqualTo(200);
  }

  @Test
  void shouldStopGuessesOfManyNamesFromOneAddress() throws Exception {
    for (int i = 0; i < MAX; i++) {
      assertThat(login("127.0.2.1", "name" + i, "123456").status()).isEqualTo(401);
    }

    assertThat(login("127.0.2.1", "viewer1", SampleUser.VIEWER.password()).status()).isEqualTo(429);
    assertThat(login("127.0.2.2", "viewer1", SampleUser.VIEWER.password()).status())
        .as("the same person elsewhere")
        .isEqualTo(200);
  }

  /** An answer that differed would tell which names exist. */
  @Test
  void shouldAnswerUnknownNamesAsWrongPasswords() throws Exception {
    for (int i = 0; i < MAX; i++) {
      Answer unknown = login("127.0.3." + (i + 1), "unknown-name", "guess");
      Answer known = login("127.0.4." + (i + 1), "viewer2", "guess");
      assertThat(unknown.status()).isEqualTo(401);
      assertThat(unknown).isEqualTo(known);
    }
    Answer unknown = login("127.0.3.100", "unknown-name", "guess");
    assertThat(unknown.status()).isEqualTo(429);
    assertThat(login("127.0.4.100", "viewer2", "guess").status()).isEqualTo(429);
  }

  /**
   * A password is hashed for an unknown name, too, or the time of the answer would tell. Hashing
   * takes 19 MiB of memory, which is measured here instead of the time.
   */
  @Test
  void shouldHashThePasswordsOfUnknownNames() throws Exception {
    login("127.0.5.1", "viewer1", "warm");
    long other = allocated("127.0.5.2", "viewer1", "");
    long known = allocated("127.0.5.3", "viewer1", "guess");
    long unknown = allocated("127.0.5.4", "unknown-to-all", "guess");

    assertThat(other).as("of a request without a password").isLessThan(HASH);
    assertThat(known).isGreaterThan(HASH);
    assertThat(unknown).isGreaterThan(HASH);
  }

  /** The least of three, because other threads allocate, too. */
  private static long allocated(String address, String name, String password) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long before = threads.getTotalThreadAllocatedBytes();
      login(address, name, password);
      least = Math.min(least, threads.getTotalThreadAllocatedBytes() - before);
    }
    return least;
  }

  /** All addresses 127.x.y.z are this machine's. */
  private static Answer login(String address, String name, String password)
      throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(InetAddress.ofLiteral(address))
            .build()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:"
                              + Platform.shared().httpUrl().getPort()
                              + "/api/token/"))
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, password)))
                  .build(),
              BodyHandlers.ofString());
      Map<String, String> headers = new HashMap<>();
      response.headers().map().forEach((key, values) -> headers.put(key, values.toString()));
      // These differ in any two answers.
      headers.keySet().removeIf(it -> it.equals("date") || it.equals("apigw-requestid"));
      return new Answer(response.statusCode(), headers, response.body());
    }
  }
}
