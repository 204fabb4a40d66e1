package dev.cadenza.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.models.catalog.ModelException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models from files that a person names. */
final class OfferedInstallTest {
  private static final byte[] CONTENT = TestModels.bytes(1, 10_000);
  private static final byte[] OTHER = TestModels.bytes(2, 10_000);
  private static final String HOME = TestModels.home("https://example.test/files/tiny-v1.bin");

  @TempDir private Path temporary;

  private final Told told = new Told();
  private final ModelCatalog known =
      TestModels.one("model.bin", CONTENT, HOME, TestModels.members("tiny-one", "a/1"));
  private Path root;
  private Path offered;

  @BeforeEach
  void prepare() throws IOException {
    root = temporary.resolve("models");
    offered = Files.createDirectory(temporary.resolve("offered"));
  }

  private InstallReport install(ModelCatalog catalog, Path from) throws InterruptedException {
    return new ModelInstaller(new ModelFolder(root), TestModels.tools())
        .installFrom(from, catalog.models(), told);
  }

  private void requireInstalled(InstallReport report) {
    assertThat(report.failed()).isEmpty();
    assertThat(root.resolve("tiny/model.bin")).hasBinaryContent(CONTENT);
  }

  @Test
  void shouldTakeAFileOfAnyName() throws Exception {
    Path file = Files.write(offered.resolve("download (2)"), CONTENT);

    requireInstalled(install(known, file));
    assertThat(file).exists();
  }

  @Test
  void shouldTakeAFileByItsNameAtHome() throws Exception {
    Files.write(offered.resolve("tiny-v1.bin"), CONTENT);
    Files.write(offered.resolve("model.bin"), OTHER);

    requireInstalled(install(known, offered));
  }

  @Test
  void shouldTakeAFolderOfInstalledModels() throws Exception {
    Files.createDirectories(offered.resolve("other"));
    Files.write(offered.resolve("other/model.bin"), OTHER);
    Files.createDirectories(offered.resolve("tiny"));
    Files.write(offered.resolve("tiny/model.bin"), CONTENT);

    requireInstalled(install(known, offered));
  }

  @Test
  void shouldTakeAPackage() throws Exception {
    TestModels.zip(offered.resolve("tiny_one-1.0.0-py3-none-any.whl"), Map.of("a/1", CONTENT));

    requireInstalled(install(known, offered));
    assertThat(offered.resolve("tiny_one-1.0.0-py3-none-any.whl")).exists();
  }

  @Test
  void shouldTakeAFileThatIsPackedAtItsHome() throws Exception {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(offered.resolve("tiny.bin.gz")))) {
      out.write(CONTENT);
    }

    requireInstalled(
        install(
            TestModels.one(
                "model.bin", CONTENT, TestModels.home("https://example.test/tiny.bin.gz")),
            offered));
  }

  @Test
  void shouldRefuseAWrongFile() throws Exception {
    Path file = Files.write(offered.resolve("tiny-v1.bin"), OTHER);

    assertThat(install(known, offered).failed().get("tiny"))
        .singleElement()
        .asString()
        .startsWith(file + " has the SHA-256 " + TestModels.sha256(OTHER))
        .endsWith(" and was rejected");
    assertThat(root.resolve("tiny")).doesNotExist();
  }

  @Test
  void shouldSayWhatAFolderLacks() throws Exception {
    assertThat(install(known, offered).failed().get("tiny"))
        .containsExactly(
            offered + " contains neither tiny/model.bin nor the package tiny-one 1.0.0");
  }

  @Test
  void shouldMissAFolder() {
    assertThatThrownBy(() -> install(known, offered.resolve("nothing")))
        .isInstanceOf(ModelException.class)
        .hasMessage("File or folder not found: " + offered.resolve("nothing"));
  }

  @Test
  void shouldNotTakeAnotherModelsFileForOneWithoutADigest() throws Exception {
    ModelCatalog unknown = TestModels.catalog(TestModels.unknown("model.bin", HOME), "");
    Files.createDirectories(offered.resolve("other"));
    Files.write(offered.resolve("other/model.bin"), OTHER);
    assertThat(install(unknown, offered).failed()).containsKey("tiny");

    Files.write(offered.resolve("tiny-v1.bin"), CONTENT);

    requireInstalled(install(unknown, offered));
  }

  @Test
  void shouldTakeWhatWasBuiltElsewhere() throws Exception {
    ModelCatalog catalog = BuiltInstallTest.catalog(CONTENT);
    Files.createDirectories(offered.resolve("tiny"));
    Files.write(offered.resolve("tiny/model.bin"), CONTENT);

    requireInstalled(install(catalog, offered));
  }
}
