package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Uploads that the platform fetches from links. */
final class SourceLinksTest {
  /** More than one part. */
  private static final int LARGE = 17 * 1024 * 1024;

  private static final CountDownLatch REFUSED = new CountDownLatch(1);
  private static HttpServer server;
  private static LocalPlatform platform;
  private static CadenzaClient client;
  private static Http editor;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/talk.txt", "text/plain", "Good morning.".getBytes(StandardCharsets.UTF_8));
    serve("/large.wav", "audio/wav", new byte[LARGE]);
    // The answer waits until the job was refused.
    server.createContext(
        "/waiting.mp3",
        exchange -> {
          try (exchange) {
            REFUSED.await();
            exchange.sendResponseHeaders(404, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    platform =
        LocalPlatform.start(
            LocalPlatform.Options.temporary()
                .withEnvironment(
                    Map.of("LINK_TEST_ORIGINS", origin(), "CADENZA_MODELS", "/nonexistent")));
    client = platform.login(SampleUser.EDITOR);
    editor = new Http(platform.httpUrl(), "Bearer " + client.accessToken());
  }

  @AfterAll
  static void stop() {
    client.close();
    platform.close();
    server.stop(0);
  }

  @Test
  void shouldFetchTheInputOfAJob() {
    Answer created = link(origin() + "/talk.txt");
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.text("file_name")).isEqualTo("talk.txt");
    assertThat(created.text("source_url")).isEqualTo(origin() + "/talk.txt");

    Answer ready = ended(created);

    assertThat(ready.text("state")).as(ready.body()).isEqualTo("ready");
    assertThat(ready.json().path("size").asInt()).isEqualTo(13);
    assertThat(ready.text("content_type")).isEqualTo("text/plain");
    assertThat(ready.json().path("finished").asBoolean()).isTrue();
    assertThat(submit(ready).status()).isEqualTo(201);
    assertThat(ended(link(origin() + "/large.wav")).json().path("size").asInt()).isEqualTo(LARGE);
    assertThat(platform.cloud().unusedPermissions().getOrDefault("FetchFunction", Set.of()))
        .isEmpty();
  }

  @Test
  void shouldSayWhatIsWrongWithALink() {
    assertThat(link("http://example.com/talk.mp3").json().path("source_url").get(0).asText())
        .isEqualTo("Only https:// links are fetched.");

    Answer failed = ended(link("https://169.254.169.254/latest/meta-data/"));

    assertThat(failed.text("state")).isEqualTo("failed");
    assertThat(failed.text("failure"))
        .isEqualTo("The link leads to an address that is not public.");
    assertThat(submit(failed).body()).contains("could not be fetched: The link leads to");
  }

  @Test
  void shouldRefuseAJobWhoseInputIsBeingFetched() {
    Answer created = link(origin() + "/waiting.mp3");
    Answer refused = submit(created);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("input_file").get(0).asText()).contains("is not fetched yet");
    REFUSED.countDown();
    assertThat(ended(created).text("failure")).contains("status 404");
  }

  private static Answer link(String url) {
    return editor.post("/api/uploads/", Map.of("source_url", url));
  }

  private static Answer ended(Answer created) {
    String path = "/api/uploads/" + created.text("id") + "/";
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> editor.get(path), answer -> !answer.text("state").equals("fetching"));
  }

  private static Answer submit(Answer upload) {
    String project = editor.post("/api/projects/", Map.of("name", "Links")).text("id");
    return editor.post(
        "/api/jobs/",
        Map.of("project", project, "job_type", "tts", "input_file", upload.text("id")));
  }

  private static String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void serve(String path, String type, byte[] content) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
          }
        });
  }
}
