package dev.cadenza.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.models.fetch.HttpPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models from their public homes. */
final class HomeInstallTest {
  private static final byte[] CONTENT = TestModels.bytes(1, 100_000);
  private static final byte[] OTHER = TestModels.bytes(2, 100_000);

  @TempDir private Path root;

  private final Told told = new Told();
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private InstallReport install(ModelCatalog catalog) throws InterruptedException {
    return new ModelInstaller(new ModelFolder(root), TestModels.tools())
        .install(catalog.models(), told);
  }

  private ModelCatalog from(String... paths) {
    return TestModels.one(
        "model.bin",
        CONTENT,
        Stream.of(paths).map(server::url).map(TestModels::home).toArray(String[]::new));
  }

  private void requireInstalled() throws IOException {
    assertThat(root.resolve("tiny/model.bin")).hasBinaryContent(CONTENT);
    TestModels.assertNothingElse(root, "tiny", ".lock");
  }

  @Test
  void shouldInstallAFile() throws Exception {
    server.with("/a", CONTENT);

    InstallReport report = install(from("/a"));

    assertThat(report.installed()).containsExactly("tiny");
    assertThat(report.complete()).isTrue();
    requireInstalled();
    assertThat(told.downloads).containsExactly("tiny/model.bin");
  }

  @Test
  void shouldNotFetchWhatIsInstalled() throws Exception {
    server.with("/a", CONTENT);
    install(from("/a"));

    InstallReport again = install(from("/a"));

    assertThat(again.installed()).isEmpty();
    assertThat(again.present()).containsExactly("tiny");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldGoOnWhereAConnectionWasCut() throws Exception {
    server.with("/a", CONTENT).cutting(2, 40_960);

    assertThat(install(from("/a")).complete()).isTrue();

    requireInstalled();
    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().get(0)).isEqualTo("/a");
    assertThat(server.requests().get(1)).startsWith("/a bytes=");
  }

  @Test
  void shouldGoOnInALaterRun() throws Exception {
    server.with("/a", CONTENT).cutting(1, 61_440);
    ModelCatalog catalog = from("/a");
    stopAfterOneCut(catalog);
    assertThat(root.resolve("tiny")).doesNotExist();

    assertThat(install(catalog).complete()).isTrue();

    requireInstalled();
    assertThat(server.requests().getLast()).startsWith("/a bytes=");
  }

  /** An installation that is interrupted while it waits for its second attempt. */
  private void stopAfterOneCut(ModelCatalog catalog) throws Exception {
    InstallTools patient =
        TestModels.tools()
            .withHttp(
                new HttpPolicy(
                    TestModels.QUICK.connect(),
                    TestModels.QUICK.stall(),
                    5,
                    Duration.ofMinutes(1)));
    Thread installing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    new ModelInstaller(new ModelFolder(root), patient)
                        .install(catalog.models(), told);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (server.requests().isEmpty() || installing.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(10);
    }
    installing.interrupt();
    installing.join();
    server.cutting(0, 0);
  }

  @Test
  void shouldStartAgainWithoutRanges() throws Exception {
    server.with("/a", CONTENT).cutting(1, 40_960).withoutRanges();

    assertThat(install(from("/a")).complete()).isTrue();

    requireInstalled();
  }

  @Test
  void shouldStartAgainWhenTheRangeIsAnotherOne() throws Exception {
    server.with("/a", CONTENT).cutting(1, 40_960).withWrongRanges();

    assertThat(install(from("/a")).complete()).isTrue();

    requireInstalled();
    assertThat(server.requests().getLast()).isEqualTo("/a");
  }

  @Test
  void shouldAskAnOverloadedServerAgain() throws Exception {
    server.with("/a", CONTENT).failing(2);

    assertThat(install(from("/a")).complete()).isTrue();

    requireInstalled();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void shouldGiveUpAServerThatStaysOverloaded() throws Exception {
    server.with("/a", CONTENT).failing(100);

    assertThat(install(from("/a")).failed().get("tiny"))
        .singleElement()
        .asString()
        .endsWith(" returns the status 503");
    assertThat(server.requests()).hasSize(TestModels.QUICK.attempts());
  }

  @Test
  void shouldLeaveAConnectionThatHangs() throws Exception {
    server.with("/a", CONTENT).hanging(1);
    HttpPolicy impatient =
        new HttpPolicy(
            TestModels.QUICK.connect(), Duration.ofMillis(500), 3, TestModels.QUICK.backoff());

    InstallReport report =
        new ModelInstaller(new ModelFolder(root), TestModels.tools().withHttp(impatient))
            .install(from("/a").models(), told);

    assertThat(report.failed()).isEmpty();
    requireInstalled();
    assertThat(server.requests().getLast()).isEqualTo("/a bytes=4096-");
  }

  @Test
  void shouldFollowRedirects() throws Exception {
    server.with("/store/a", CONTENT).redirecting("/a", server.url("/store/a"));

    assertThat(install(from("/a")).complete()).isTrue();

    requireInstalled();
  }

  @Test
  void shouldAskTheNextSourceForWhatIsNotThere() throws Exception {
    server.with("/b", CONTENT);

    assertThat(install(from("/a", "/b")).complete()).isTrue();

    requireInstalled();
    assertThat(told.notes)
        .containsExactly("tiny: " + server.url("/a") + " returns the status 404.");
  }

  @Test
  void shouldRefuseAWrongFileAndAskTheNextSource() throws Exception {
    server.with("/a", OTHER).with("/b", CONTENT);

    assertThat(install(from("/a", "/b")).complete()).isTrue();

    requireInstalled();
    assertThat(told.notes)
        .singleElement()
        .asString()
        .contains("/a has the SHA-256 " + TestModels.sha256(OTHER))
        .contains("instead of " + TestModels.sha256(CONTENT) + " and was rejected");
  }

  @Test
  void shouldInstallNothingFromAWrongFile() throws Exception {
    server.with("/a", OTHER);

    InstallReport report = install(from("/a"));

    assertThat(report.installed()).isEmpty();
    assertThat(report.failed().get("tiny"))
        .singleElement()
        .asString()
        .contains("has the SHA-256")
        .contains("was rejected");
    TestModels.assertNothingElse(root, ".lock");
  }

  @Test
  void shouldRefuseAFileOfAnotherSizeBeforeItIsHere() throws Exception {
    server.with("/a", TestModels.bytes(1, 99_999));

    assertThat(install(from("/a")).failed().get("tiny"))
        .containsExactly(server.url("/a") + " has 99,999 bytes instead of 100,000");
  }

  @Test
  void shouldGiveUpAHostThatCannotBeReachedAtOnce() throws Exception {
    server.with("/a", CONTENT);
    int closed = closedPort();
    String nowhere = "http://127.0.0.1:%d".formatted(closed);
    String home = TestModels.home(server.url("/a"));
    ModelCatalog catalog =
        TestModels.catalog(
            TestModels.download("one", CONTENT, false, TestModels.home(nowhere + "/x"), home)
                + ","
                + TestModels.download("two", CONTENT, false, TestModels.home(nowhere + "/y"), home),
            "");

    assertThat(install(catalog).complete()).isTrue();

    assertThat(told.notes)
        .containsExactly("tiny: 127.0.0.1:%d cannot be reached.".formatted(closed));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void shouldUnpackWhatIsPackedAtItsHome() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(CONTENT);
    }
    server.with("/a.gz", packed.toByteArray());

    assertThat(install(from("/a.gz")).complete()).isTrue();

    requireInstalled();
  }

  @Test
  void shouldTakeAPartOfAJsonFile() throws Exception {
    String whole = "{\"other\": 1, \"vocab\": {\"b\": 2, \"ə\": 10, \"\\\"\": 1}}";
    byte[] part =
        "{\"vocab\": {\"\\\"\": 1, \"b\": 2, \"ə\": 10}}".getBytes(StandardCharsets.UTF_8);
    server.with("/config.json", whole.getBytes(StandardCharsets.UTF_8));
    ModelCatalog catalog =
        TestModels.one(
            "vocabulary.json",
            part,
            "{\"home\": \"%s\", \"part\": \"vocab\"}".formatted(server.url("/config.json")));

    assertThat(install(catalog).complete()).isTrue();

    assertThat(root.resolve("tiny/vocabulary.json")).hasBinaryContent(part);
  }

  @Test
  void shouldRecordADigestThatIsUnknown() throws Exception {
    server.with("/a", CONTENT);
    ModelCatalog catalog =
        TestModels.catalog(TestModels.unknown("model.bin", TestModels.home(server.url("/a"))), "");

    assertThat(install(catalog).complete()).isTrue();

    String digest = TestModels.sha256(CONTENT);
    assertThat(told.notes).containsExactly("Recorded the SHA-256 of tiny/model.bin: " + digest);
    assertThat(root.resolve("tiny/SHA256SUMS")).hasContent(digest + "  model.bin");
    Model model = catalog.models().getFirst();
    assertThat(ModelCheck.faults(model, root.resolve("tiny"))).isEmpty();
    Files.write(root.resolve("tiny/model.bin"), OTHER);
    assertThat(ModelCheck.faults(model, root.resolve("tiny")))
        .containsExactly("model.bin does not have the SHA-256 " + digest);
  }

  @Test
  void shouldNotJoinTwoVersionsOfAnUncheckedFile() throws Exception {
    server.with("/a", OTHER).cutting(1, 40_960);
    ModelCatalog catalog =
        TestModels.catalog(TestModels.unknown("model.bin", TestModels.home(server.url("/a"))), "");
    stopAfterOneCut(catalog);
    server.with("/a", CONTENT).tagged("\"two\"");

    assertThat(install(catalog).complete()).isTrue();

    assertThat(root.resolve("tiny/model.bin")).hasBinaryContent(CONTENT);
  }

  @Test
  void shouldFindFaultsOfAnInstalledModel() throws Exception {
    server.with("/a", CONTENT);
    ModelCatalog catalog = from("/a");
    install(catalog);
    Model model = catalog.models().getFirst();

    assertThat(ModelCheck.faults(model, root.resolve("tiny"))).isEmpty();

    // A digest that is recorded beside the files does not outweigh the catalogue's.
    Files.write(root.resolve("tiny/model.bin"), OTHER);
    Files.writeString(root.resolve("tiny/SHA256SUMS"), TestModels.sha256(OTHER) + "  model.bin\n");
    assertThat(ModelCheck.faults(model, root.resolve("tiny"))).hasSize(1);
    Files.delete(root.resolve("tiny/model.bin"));
    assertThat(ModelCheck.faults(model, root.resolve("tiny")))
        .isEqualTo(List.of("model.bin is missing"));
  }

  @Test
  void shouldRemoveAModel() throws Exception {
    server.with("/a", CONTENT);
    install(from("/a"));
    ModelInstaller installer = new ModelInstaller(new ModelFolder(root), TestModels.tools());

    assertThat(installer.remove("tiny")).isTrue();

    assertThat(installer.remove("tiny")).isFalse();
    TestModels.assertNothingElse(root, ".lock");
  }
}
