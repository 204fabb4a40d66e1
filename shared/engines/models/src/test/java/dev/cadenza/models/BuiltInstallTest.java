package dev.cadenza.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.models.catalog.ModelCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are built from what is fetched. */
final class BuiltInstallTest {
  private static final byte[] RAW = TestModels.bytes(1, 1_000);
  private static final byte[] WORDS = TestModels.bytes(2, 1_000);
  private static final byte[] BUILT = TestModels.bytes(3, 2_000);

  @TempDir private Path temporary;

  private final Told told = new Told();

  static ModelCatalog catalog(byte[] built) {
    return TestModels.catalog(
        TestModels.download("raw.bin", RAW, true, TestModels.home("https://example.test/raw.bin"))
            + ","
            + TestModels.download(
                "words.json", WORDS, true, TestModels.home("https://example.test/words.json")),
        """
        , "conversion": {"kind": "double", "inputs": ["raw.bin", "words.json"],
          "path": "model.bin", "about": 2000, "sha256": "%s"}"""
            .formatted(TestModels.sha256(built)));
  }

  private InstallReport install(byte[] result) throws IOException, InterruptedException {
    Path offered = Files.createDirectory(temporary.resolve("offered"));
    Files.write(offered.resolve("raw.bin"), RAW);
    Files.write(offered.resolve("words.json"), WORDS);
    InstallTools tools =
        TestModels.tools()
            .withConversions(
                (kind, inputs, target) -> {
                  assertThat(kind).isEqualTo("double");
                  assertThat(inputs.get(0)).hasBinaryContent(RAW);
                  assertThat(inputs.get(1)).hasBinaryContent(WORDS);
                  Files.write(target, result);
                });
    return new ModelInstaller(new ModelFolder(temporary.resolve("models")), tools)
        .installFrom(offered, catalog(BUILT).models(), told);
  }

  @Test
  void shouldKeepWhatIsBuiltAlone() throws Exception {
    assertThat(install(BUILT).failed()).isEmpty();

    Path model = temporary.resolve("models/tiny");
    try (Stream<Path> files = Files.list(model)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model.bin", "SHA256SUMS");
    }
    assertThat(model.resolve("model.bin")).hasBinaryContent(BUILT);
    assertThat(told.notes).containsExactly("Building tiny/model.bin.");
  }

  @Test
  void shouldRefuseAResultThatIsNotTheExpectedOne() throws Exception {
    assertThat(install(RAW).failed().get("tiny"))
        .isEqualTo(
            List.of(
                "The built tiny/model.bin has the SHA-256 %s instead of %s and was rejected"
                    .formatted(TestModels.sha256(RAW), TestModels.sha256(BUILT))));
    assertThat(temporary.resolve("models/tiny")).doesNotExist();
  }
}
