package dev.cadenza.models.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.id.Sha256;
import dev.cadenza.models.InstallListener;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.models.catalog.ModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that go to a store, and come from there. */
final class StoredModelsTest {
  private static final String WEIGHTS = "weights";
  private static final String VOICE = "a voice";

  @TempDir private Path temporary;

  private Path bucket;
  private ModelFolder installed;
  private ModelFolder worker;
  private FolderStore store;
  private Model model;

  @BeforeEach
  void prepare() throws IOException {
    bucket = temporary.resolve("bucket");
    store = new FolderStore(bucket);
    installed = new ModelFolder(temporary.resolve("installed"));
    worker = new ModelFolder(temporary.resolve("worker"));
    model = model(Sha256.hex(WEIGHTS, Sha256.BYTES), Sha256.hex(VOICE, Sha256.BYTES));
    Path folder = installed.path().resolve("speaker");
    Files.createDirectories(folder.resolve("voices"));
    Files.writeString(folder.resolve("model.bin"), WEIGHTS);
    Files.writeString(folder.resolve("voices/ada.bin"), VOICE);
  }

  private static Model model(String weights, String voice) throws IOException {
    String json =
        """
        {"packages": {}, "models": [{
          "name": "speaker", "task": "text-to-speech", "default": true, "languages": ["en"],
          "licence": "MIT", "attribution": "Nobody",
          "downloads": [{
            "files": [
              {"path": "model.bin", "bytes": 7, "sha256": "%s"},
              {"path": "voices/ada.bin", "bytes": 7, "sha256": "%s"}],
            "sources": [{"home": "https://example.com/{path}"}]}]}]}
        """
            .formatted(weights, voice);
    return ModelCatalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
        .models()
        .getFirst();
  }

  private long push() {
    return new ModelPush(store, installed, InstallListener.NONE).push(model);
  }

  private boolean fetch(Model wanted) throws InterruptedException {
    return new ModelFetch(worker, store).ensure(wanted);
  }

  private void shouldFail(Model wanted, String code, String message) {
    assertThatThrownBy(() -> fetch(wanted))
        .isInstanceOfSatisfying(PermanentFailure.class, it -> assertThat(it.code()).isEqualTo(code))
        .hasMessageContaining(message)
        .hasMessageContaining("./cadenza models push speaker --bucket");
    assertThat(worker.installed("speaker")).isEmpty();
    assertThat(worker.path()).isDirectoryNotContaining("glob:**/.fetched*");
  }

  @Test
  void shouldFetchWhatWasPushed() throws Exception {
    assertThat(push()).isEqualTo(WEIGHTS.length() + VOICE.length());

    assertThat(fetch(model)).isTrue();
    Path here = worker.installed("speaker").orElseThrow();
    assertThat(here.resolve("model.bin")).hasContent(WEIGHTS);
    assertThat(here.resolve("voices/ada.bin")).hasContent(VOICE);
    assertThat(here.resolve("SHA256SUMS")).content().contains(Sha256.hex(VOICE, Sha256.BYTES));
    // Later invocations find it, whatever becomes of the store.
    assertThat(new ModelFetch(worker, new FolderStore(temporary)).ensure(model)).isFalse();
  }

  @Test
  void shouldSendNothingTwice() throws Exception {
    push();
    assertThat(push()).isZero();

    Files.delete(bucket.resolve("files").resolve(Sha256.hex(VOICE, Sha256.BYTES)));
    assertThat(push()).isEqualTo(VOICE.length());
  }

  @Test
  void shouldRefuseAnotherFile() throws Exception {
    push();
    Files.writeString(bucket.resolve("files").resolve(Sha256.hex(VOICE, Sha256.BYTES)), "another");

    shouldFail(model, "model_damaged", Sha256.hex(VOICE, Sha256.BYTES));
  }

  /** The digests of the catalogue go before those of the store. */
  @Test
  void shouldRefuseAModelOfAnotherVersion() throws Exception {
    push();

    shouldFail(
        model(Sha256.hex("newer", Sha256.BYTES), Sha256.hex(VOICE, Sha256.BYTES)),
        "model_damaged",
        "Another model");
  }

  @Test
  void shouldSayThatAModelIsMissing() throws Exception {
    shouldFail(model, "model_missing", "The model speaker is not in the folder");

    push();
    Files.delete(bucket.resolve("files").resolve(Sha256.hex(WEIGHTS, Sha256.BYTES)));
    shouldFail(model, "model_missing", "The model speaker is not in the folder");
  }

  @Test
  void shouldFetchOnceForAllWhoAskAtTheSameTime() throws Exception {
    push();
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> asks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        asks.add(() -> fetch(model));
      }
      int fetched = 0;
      for (Future<Boolean> ask : executor.invokeAll(asks)) {
        fetched += ask.get() ? 1 : 0;
      }
      assertThat(fetched).isEqualTo(1);
    }
  }

  @Test
  void shouldPushNoDamagedModel() throws Exception {
    Files.writeString(installed.path().resolve("speaker/model.bin"), "damaged");
    assertThatThrownBy(this::push)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("speaker/model.bin does not have the SHA-256");
    assertThat(bucket).doesNotExist();
  }

  @Test
  void shouldPushNoModelThatIsNotInstalled() throws Exception {
    installed = new ModelFolder(temporary.resolve("empty"));
    assertThatThrownBy(this::push)
        .isInstanceOf(ModelException.class)
        .hasMessage("speaker is not installed. Install it: ./cadenza models install speaker");
  }
}
