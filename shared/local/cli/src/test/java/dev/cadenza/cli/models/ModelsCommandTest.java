package dev.cadenza.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.cli.Cadenza;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.cli.remote.Shell;
import dev.cadenza.models.InstallTools;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.catalog.ModelCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ModelsCommandTest {
  @TempDir private Path temporary;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private Path folder;
  private Path offered;

  @BeforeEach
  void prepare() throws IOException {
    folder = temporary.resolve("models");
    offered = Files.createDirectory(temporary.resolve("offered"));
  }

  /** By the whole command line, in an environment without programs. */
  private int run(String... arguments) {
    out.reset();
    errors.getBuffer().setLength(0);
    Terminal terminal = terminal();
    Shell shell =
        new Shell(
            terminal,
            terminal,
            InputStream.nullInputStream(),
            Map.of("CADENZA_MODELS", folder.toString(), "PATH", "/no/such/folder"),
            Optional.empty());
    CommandLine line =
        Cadenza.commandLine(terminal, shell)
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  private Terminal terminal() {
    return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, 80);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A model without a digest in the catalogue takes these files. */
  private void offerTranslation() throws IOException {
    Files.writeString(offered.resolve("model.ende.intgemm.alphas.bin"), "model");
    Files.writeString(offered.resolve("vocab.ende.spm"), "vocabulary");
    Files.writeString(offered.resolve("lex.50.50.ende.s2t.bin"), "shortlist");
  }

  @Test
  void shouldListTheModels() {
    assertThat(run("models")).isZero();
    assertThat(printed())
        .containsPattern("Model +Task +Languages +Download +On disk +Licence +Default +Installed")
        .containsPattern(
            "whisper-base +speech-to-text +multilingual +147 MB +\\d+ MB +MIT +yes +no")
        .containsPattern("bergamot-en-pt +translation +en pt +22 MB +22 MB +MPL-2.0 +yes +no")
        .contains("They are installed in " + folder);
  }

  @Test
  void shouldListAsJson() throws Exception {
    Files.createDirectories(folder.resolve("silero-vad"));

    assertThat(run("models", "list", "silero-vad", "--json")).isZero();

    JsonNode model = new ObjectMapper().readTree(printed()).get(0);
    assertThat(model.path("name").asText()).isEqualTo("silero-vad");
    assertThat(model.path("installed").asBoolean()).isTrue();
    assertThat(model.path("attribution").asText()).contains("Silero Team");
    assertThat(model.at("/sha256/model.onnx").asText()).hasSize(64);
    assertThat(model.path("path").asText()).isEqualTo(folder.resolve("silero-vad").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models fetch",
        "models remove",
        "models remove kokoro --all",
        "models verify --from x",
        "models install --json",
        "models install --all"
      })
  void shouldEndWithTwoOnWrongUsage(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(errors.toString()).startsWith("cadenza: ").contains("Usage: cadenza models");
  }

  @Test
  void shouldListTheNamesForAnUnknownOne() {
    assertThat(run("models", "install", "wisper")).isEqualTo(1);
    assertThat(errors.toString())
        .startsWith("cadenza: Unknown model \"wisper\". Choose one of: whisper-base, ");
  }

  @Test
  void shouldInstallVerifyAndRemove() throws Exception {
    offerTranslation();
    String model = "bergamot-en-de";

    assertThat(run("models", "install", model, "--from", offered.toString()))
        .as(errors.toString())
        .isZero();
    assertThat(printed())
        .startsWith(
            "Installing bergamot-en-de: about 23 MB to download, 23 MB on disk in " + folder)
        .contains("Recorded the SHA-256 of bergamot-en-de/model.bin: ")
        .endsWith("Installed: bergamot-en-de\n");
    assertThat(folder.resolve(model).resolve("vocabulary.spm")).hasContent("vocabulary");

    assertThat(run("models", "install", model)).isZero();
    assertThat(printed()).isEqualTo("Already installed: bergamot-en-de\n");
    assertThat(run("models", "verify")).isZero();
    assertThat(printed()).isEqualTo("bergamot-en-de is complete and unchanged.\n");

    Files.writeString(folder.resolve(model).resolve("model.bin"), "changed");
    assertThat(run("models", "verify")).isEqualTo(1);
    assertThat(errors.toString())
        .contains("cadenza: bergamot-en-de/model.bin does not have the SHA-256 ")
        .contains(
            "cadenza: Install again: ./cadenza models remove bergamot-en-de && ./cadenza models install bergamot-en-de\n");

    assertThat(run("models", "remove", model)).isZero();
    assertThat(printed()).isEqualTo("Removed: bergamot-en-de\n");
    assertThat(folder.resolve(model)).doesNotExist();
  }

  @Test
  void shouldSayWhyAModelIsNotInstalled() {
    assertThat(run("models", "install", "silero-vad", "--from", offered.toString())).isEqualTo(1);
    assertThat(errors.toString().lines())
        .containsExactly(
            "cadenza: Not installed: silero-vad. Reasons:",
            "cadenza:   %s contains neither silero-vad/model.onnx nor the package silero-vad 6.2.3."
                .formatted(offered),
            "cadenza: Try again later, or use local files: ./cadenza models install silero-vad --from FOLDER");
  }

  @Test
  void shouldSayWhatToTypeWhereNothingIsInstalled() {
    assertThat(run("models", "verify")).isZero();
    assertThat(printed())
        .isEqualTo("No models are installed. Install them: ./cadenza models install\n");
    assertThat(run("models", "verify", "kokoro")).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualTo(
            "cadenza: kokoro is not installed. Install it: ./cadenza models install kokoro\n");
  }

  @Test
  void shouldFallBackToTheDraftEnginesWhereNoSourceAnswers() throws Exception {
    NeuralModels models =
        new NeuralModels(
            nowhere(), new ModelFolder(folder), InstallTools.of(Map.of("PATH", "/no/such/folder")));

    assertThat(models.installDefaults(terminal())).isFalse();

    assertThat(printed().lines().toList())
        .first()
        .asString()
        .startsWith("Installing the neural models, about 1.0 MB to download, in " + folder);
    assertThat(printed().lines().toList().getLast())
        .isEqualTo(
            "No source of the neural models is available; the draft engines are used. Install the models later: ./cadenza models install");
  }

  /** A catalogue whose only home is a port that nobody listens at. */
  private static ModelCatalog nowhere() throws IOException {
    String json =
        """
        {"models": [{"name": "tiny", "task": "test", "default": true, "languages": ["en"],
          "licence": "MIT", "attribution": "Nobody", "downloads": [
            {"files": [{"path": "a", "about": 1000000}],
             "sources": [{"home": "http://127.0.0.1:1/a"}]}]}]}""";
    return ModelCatalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldSayNothingWhereAllIsInstalled() throws Exception {
    Files.createDirectories(folder.resolve("tiny"));
    NeuralModels models =
        new NeuralModels(nowhere(), new ModelFolder(folder), InstallTools.of(Map.of()));

    assertThat(models.installDefaults(terminal())).isTrue();
    assertThat(printed()).isEmpty();
  }
}
