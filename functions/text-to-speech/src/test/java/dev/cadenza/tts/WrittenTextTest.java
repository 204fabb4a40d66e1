package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.testing.TestingRun;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as people write and upload them, spoken by the real engines. */
final class WrittenTextTest {
  private static final String TURNS = "\uFEFF[anna] Hello there.\r\n\r\n[ben] Good day.\r\n";

  private final PipelineFactory pipelines =
      TextToSpeech.pipelines(
          Engines.locate(System.getenv()), new Media(Ffmpeg.locate(System.getenv())));

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void shouldKnowTheSpeakersOfAFileWithAByteOrderMark(String encoding) throws Exception {
    TestingRun run =
        TestingRun.ofUpload(JobType.TTS, Map.of(), TURNS.getBytes(Charset.forName(encoding)));

    assertThat(speakers(completed(run))).containsExactly("anna", "ben");
  }

  @Test
  void shouldKnowTheSpeakersOfATextWithAByteOrderMark() throws Exception {
    assertThat(speakers(spoken(Map.of("text", TURNS)))).containsExactly("anna", "ben");
  }

  @Test
  void shouldKeepTheTextAsItWasWrittenWithTheTimesOfWhatIsSaid() throws Exception {
    JsonNode written = spoken(Map.of("text", "Now pay $49.95 today.", "voice", "flite/rms"));
    JsonNode said =
        spoken(
            Map.of(
                "text",
                "Now pay forty-nine dollars and ninety-five cents today.",
                "voice",
                "flite/rms"));

    assertThat(written.at("/sentences/0/text").asText()).isEqualTo("Now pay $49.95 today.");
    JsonNode words = written.at("/sentences/0/words");
    assertThat(words.findValuesAsText("text")).containsExactly("Now", "pay", "$49.95", "today.");
    assertThat(written.path("duration").asDouble())
        .isCloseTo(said.path("duration").asDouble(), within(0.01));
    JsonNode last = said.at("/sentences/0/words").get(7);
    assertThat(words.get(3).path("start").asDouble())
        .isCloseTo(last.path("start").asDouble(), within(0.01));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "Great job 😀😀👍🏽 see https://example.com/a?b=c&d=e or mail a.b@example.org"
            + " ¦ Great job see example.com or mail a b at example.org",
        "# The plan\\n\\nWe **really** need:\\n\\n- bread\\n- [milk](https://example.com/milk)\\n\\n"
            + "| Name | Price |\\n|---|---|\\n| Tea | five |\\n\\n```\\nrun it\\n```"
            + " ¦ The plan\\n\\nWe really need:\\n\\nbread,\\nmilk.\\n\\nName, price,\\ntea, five.\\n\\nrun it",
        "<p>He said <b>yes</b> &amp; left.</p><br> ¦ He said yes and left."
      })
  void shouldTakeNoLongerForMarks(String marked, String plain) throws Exception {
    double withMarks = seconds(marked.replace("\\n", "\n"));

    assertThat(withMarks / seconds(plain.replace("\\n", "\n"))).isBetween(0.8, 1.3);
  }

  private double seconds(String text) throws Exception {
    return spoken(Map.of("text", text, "voice", "flite/slt")).path("duration").asDouble();
  }

  @Test
  void shouldSayNothingOfATextThatTheChosenVoiceCannotRead() throws Exception {
    JobError error = failed(run(Map.of("text", "世界 مرحبا", "voice", "flite/slt")));

    assertThat(error.code()).isEqualTo("nothing_to_say");
    assertThat(error.message())
        .contains("flite/slt does not read Han, Arabic", "espeak-ng/cmn", "espeak-ng/ar");
  }

  @Test
  void shouldCountWhatTheChosenVoiceLeavesOut() throws Exception {
    TestingRun run = run(Map.of("text", "Привет, мир. Hello.", "voice", "flite/slt"));

    JsonNode timings = completed(run);

    assertThat(timings.path("sentences").findValuesAsText("text"))
        .contains("Hello.")
        .doesNotContain("Привет, мир.");
    assertThat(run.result().metadata()).containsEntry("characters_left_out", 9);
    assertThat(run.result().metadata().get("warnings").toString())
        .contains("9 characters were skipped: flite/slt does not read Cyrillic");
    assertThat(run.result().logs().toString()).contains("9 characters were skipped");
  }

  @Test
  void shouldGiveOtherScriptsToVoicesThatReadThem() throws Exception {
    TestingRun run = run(Map.of("text", "Hello. Привет, мир. The word 世界 means world."));

    JsonNode timings = completed(run);

    assertThat(timings.path("sentences").findValuesAsText("text"))
        .contains("Hello.", "Привет, мир.", "世界", "means world.");
    assertThat(run.result().metadata()).doesNotContainKey("warnings");
    assertThat(run.result().metadata().get("voices_of_other_scripts"))
        .isEqualTo(Map.of("ru", "espeak-ng/ru", "zh", "espeak-ng/cmn"));
    for (JsonNode sentence : timings.path("sentences")) {
      assertThat(sentence.path("end").asDouble() - sentence.path("start").asDouble())
          .as(sentence.path("text").asText())
          .isGreaterThan(0.25);
    }
  }

  @Test
  void shouldReadATextOfAnotherScriptInItsLanguage() throws Exception {
    TestingRun run = run(Map.of("text", "Привет, мир. Как дела?"));

    completed(run);

    assertThat(run.result().metadata()).containsEntry("voice", "espeak-ng/ru");
  }

  @Test
  void shouldSayThatABookIsDamaged() throws Exception {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(book)) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("mimetype"));
      zip.write("application/epub+zip".getBytes(StandardCharsets.US_ASCII));
      zip.putNextEntry(new ZipEntry("OEBPS/image.bin"));
      zip.write(new byte[2_900_000]);
    }

    JobError error = failed(TestingRun.ofUpload(JobType.TTS, Map.of(), book.toByteArray()));

    assertThat(error.code()).isEqualTo("broken_document");
    assertThat(error.message()).startsWith("The EPUB file is damaged.");
  }

  private static TestingRun run(Map<String, Object> parameters) {
    return new TestingRun(JobType.TTS, parameters);
  }

  private JsonNode spoken(Map<String, Object> parameters) throws Exception {
    return completed(run(parameters));
  }

  /** The timings of what a job made. */
  private JsonNode completed(TestingRun run) throws Exception {
    run.handle(pipelines);
    assertThat(run.job().error()).isEmpty();
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    ResultFile timings =
        run.result().files().stream()
            .filter(file -> file.name().equals("timings.json"))
            .findFirst()
            .orElseThrow();
    return JsonMapper.builder().build().readTree(run.files().read(timings.key()).orElseThrow());
  }

  private JobError failed(TestingRun run) {
    run.handle(pipelines);
    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    return run.job().error().orElseThrow();
  }

  private static List<String> speakers(JsonNode timings) {
    return new ArrayList<>(timings.path("sentences").findValuesAsText("speaker"));
  }
}
