package dev.cadenza.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.platform.SampleUser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who follows the pages to the letter gets what they promise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuidesTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  private static final Guide ENGINE = Guide.read(HOME.resolve("docs/adding-an-engine.md"));
  private static final Guide JOB_TYPE = Guide.read(HOME.resolve("docs/adding-a-job-type.md"));

  @TempDir private static Path folder;

  private RunningPlatform platform;
  private Api api;

  @BeforeAll
  void follow() throws Exception {
    Checkout copy = Checkout.copy(HOME, folder.resolve("checkout"));
    copy.follow(ENGINE);
    copy.follow(JOB_TYPE);
    copy.build();
    for (String test : ENGINE.tests()) {
      copy.test(test);
    }
    platform = copy.up(ENGINE.variables());
    api = Api.as(SampleUser.EDITOR, platform.url());
  }

  @AfterAll
  void stop() {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void shouldListTheEngineThatWasAdded() throws Exception {
    assertThat(api.get("/api/engines/").path("results"))
        .filteredOn(engine -> engine.path("id").asText().equals("espeak-cast"))
        .singleElement()
        .satisfies(
            engine -> {
              assertThat(engine.path("languages").toString()).isEqualTo("[\"de\",\"fr\"]");
              assertThat(engine.path("quality").asText()).isEqualTo("draft");
            });
    assertThat(api.get("/api/voices/?engine=espeak-cast").path("count").asInt()).isEqualTo(8);
  }

  @Test
  void shouldSpeakWithTheEngineThatWasAdded() throws Exception {
    JsonNode metadata = api.done(ENGINE.job()).path("metadata");

    assertThat(metadata.path("engine").asText()).isEqualTo("espeak-cast");
    assertThat(metadata.path("cost_usd").asDouble()).isZero();
    assertThat(metadata.path("audio_seconds").asDouble()).isBetween(2.0, 8.0);
    assertThat(metadata.at("/voices/anna").asText()).startsWith("espeak-cast/de+");
    assertThat(metadata.at("/voices/ben").asText())
        .startsWith("espeak-cast/de+")
        .isNotEqualTo(metadata.at("/voices/anna").asText());
  }

  @Test
  void shouldRunAJobOfTheTypeThatWasAdded() throws Exception {
    Path quiet = folder.resolve("quiet.wav");
    double before = loudness(QuietSpeech.write(quiet));
    String upload = api.upload("quiet.wav", "audio/wav", Files.readAllBytes(quiet));

    JsonNode result = api.done(JOB_TYPE.job().put("input_file", upload));

    assertThat(before).isLessThan(-30);
    assertThat(result.at("/metadata/lufs").asDouble()).isCloseTo(-16, within(0.5));
    assertThat(result.at("/files/0/name").asText()).isEqualTo("levelled.wav");
    Path levelled = folder.resolve("levelled.wav");
    Files.write(levelled, api.download(result.at("/files/0/url").asText()));
    assertThat(loudness(levelled)).isCloseTo(-16, within(0.5));
  }

  @Test
  void shouldRefuseAnEngineWhereNoneCanBeChosen() throws Exception {
    ObjectNode job = JOB_TYPE.job();
    job.withObject("/parameters").put("engine", "flite");

    assertThat(api.refusal(job).at("/parameters/engine/0").asText())
        .isEqualTo("This job has no part with selectable engines.");
  }

  private static double loudness(Path wav) throws InterruptedException {
    Media media = new Media(Ffmpeg.locate(System.getenv()));
    return media.loudness(wav, Cancellation.NEVER).integrated();
  }

  @Test
  void shouldTellOfTheTypeThatWasAdded() throws Exception {
    JsonNode schemas = api.get("/api/schema/").at("/components/schemas");

    assertThat(schemas.at("/LevellingParameters/properties/format/enum"))
        .extracting(JsonNode::asText)
        .containsExactly("mp3", "wav", "ogg", "m4b");
    assertThat(schemas.at("/JobType/enum")).extracting(JsonNode::asText).contains("levelling");
    assertThat(api.get("/api/stats/").at("/jobs/by_type").has("levelling")).isTrue();
  }
}
