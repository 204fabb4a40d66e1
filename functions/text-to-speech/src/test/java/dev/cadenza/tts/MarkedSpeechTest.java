package dev.cadenza.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.testing.TestingRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks and dictionaries, spoken by the real engines. */
final class MarkedSpeechTest {
  private static final double EXACTLY = 0.02;

  /** About -58 dB: below is what no one hears. */
  private static final int QUIET = 40;

  private final PipelineFactory pipelines =
      TextToSpeech.pipelines(
          Engines.locate(System.getenv()), new Media(Ffmpeg.locate(System.getenv())));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "flite/slt, en, 'Now come [pause 1.5s] and go.', 1",
    "flite/rms, en, 'Now wait. [pause 1500ms] Here is the answer.', 2",
    "espeak-ng/es, es, 'Espera un poco.[pause 1.5s]\n\nAquí está.', 1",
    "espeak-ng/pt, pt, 'Espera um pouco. [pause 1s] [pause 500ms] Aqui está.', 1",
    "espeak-ng/fr-fr, fr, 'Attends un peu.\n\n[pause 1.5s]\n\nLa voici.', 0.5",
    "espeak-ng/de, de, 'Warte kurz.\n[anna] [pause 1.5s] Hier ist sie.', 1"
  })
  void shouldBeSilentAsLongAsAMarkSays(String voice, String language, String text, double speed)
      throws Exception {
    TestingRun run = completed(Map.of("text", text, "language", language, "speed", speed), voice);

    JsonNode sentences = timings(run).path("sentences");
    assertThat(sentences).hasSize(2);
    double end = sentences.path(0).path("end").asDouble();
    double start = sentences.path(1).path("start").asDouble();
    assertThat(start - end).isCloseTo(1.5, within(0.001));
    assertThat(timings(run).toString()).doesNotContain("pause");
    assertThat(Files.readString(saved("timings.vtt", run))).doesNotContain("pause");
    PcmFile speech = PcmFile.open(saved("speech.wav", run));
    Pcm around = speech.read(new TimeSpan(end - 0.1, start + 0.1));
    assertThat(longestSilence(around)).isCloseTo(1.5, within(EXACTLY));
  }

  @Test
  void shouldBeSilentBeforeTheFirstAndAfterTheLastWords() throws Exception {
    TestingRun run =
        completed(Map.of("text", "[pause 1s]\n[anna] Hello there. [pause 2s]"), "flite/slt");

    JsonNode sentence = timings(run).at("/sentences/0");
    assertThat(sentence.path("start").asDouble()).isEqualTo(1);
    assertThat(timings(run).path("duration").asDouble() - sentence.path("end").asDouble())
        .isCloseTo(2, within(0.001));
    assertThat(sentence.at("/words/0/start").asDouble()).isBetween(1.0, 1.2);
    assertThat(sentence.path("speaker").asText()).isEqualTo("anna");
  }

  @Test
  void shouldSpeakOtherWordsAndKeepTheWritten() throws Exception {
    TestingRun marked = completed(Map.of("text", "We use [say: SQL | sequel] here."), "flite/rms");
    TestingRun listed =
        completed(
            Map.of(
                "text",
                "We use SQL here.",
                "pronunciations",
                List.of(Map.of("word", "sql", "say", "sequel"))),
            "flite/rms");
    TestingRun meant = completed(Map.of("text", "We use sequel here."), "flite/rms");
    TestingRun plain = completed(Map.of("text", "We use SQL here."), "flite/rms");

    byte[] sound = Files.readAllBytes(saved("speech.wav", meant));
    assertThat(saved("speech.wav", marked)).hasBinaryContent(sound);
    assertThat(saved("speech.wav", listed)).hasBinaryContent(sound);
    assertThat(Files.readAllBytes(saved("speech.wav", plain))).isNotEqualTo(sound);
    for (TestingRun run : List.of(marked, listed)) {
      JsonNode sentence = timings(run).at("/sentences/0");
      assertThat(sentence.path("text").asText()).isEqualTo("We use SQL here.");
      assertThat(sentence.path("words").findValuesAsText("text"))
          .containsExactly("We", "use", "SQL", "here.");
      assertThat(Files.readString(saved("timings.vtt", run)))
          .contains("We use SQL here.")
          .doesNotContain("sequel");
    }
  }

  @Test
  void shouldTakeTheMarksOfAFile() throws Exception {
    TestingRun run = uploaded("One. [pause 1s] [say: II | two].");
    run.handle(pipelines);

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(timings(run).path("sentences").findValuesAsText("text"))
        .startsWith("One.")
        .contains("II.");
  }

  @Test
  void shouldNameTheMarkOfAFileThatIsWrong() {
    TestingRun run = uploaded("One. [pause long] Two.");
    run.handle(pipelines);

    assertThat(run.job().error().map(JobError::code)).contains("invalid_mark");
    assertThat(run.job().error().map(JobError::message).orElseThrow())
        .contains("[pause long]")
        .contains("[pause 500ms]");
  }

  @Test
  void shouldNotSplitASentenceWithinAMark() throws Exception {
    TestingRun run =
        completed(
            Map.of("text", "Is it true? [say: Dr. No! He | doctor no he] came. Fine."),
            "flite/slt");

    assertThat(timings(run).path("sentences"))
        .extracting(it -> it.path("text").asText())
        .containsExactly("Is it true?", "Dr. No! He came.", "Fine.");
  }

  @Test
  void shouldReadAWordOfAnotherScriptAsItsMarkSays() throws Exception {
    TestingRun run =
        completed(Map.of("text", "The word [say: мир | meer] means peace."), "flite/slt");

    assertThat(run.result().metadata()).doesNotContainKey("characters_left_out");
    assertThat(timings(run).at("/sentences/0/text").asText())
        .isEqualTo("The word мир means peace.");
  }

  private static TestingRun uploaded(String text) {
    return TestingRun.ofUpload(
        JobType.TTS, Map.of("voice", "flite/slt"), text.getBytes(StandardCharsets.UTF_8));
  }

  private TestingRun completed(Map<String, Object> parameters, String voice) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("voice", voice);
    all.put("format", "wav");
    if (parameters.get("text").toString().contains("[anna]")) {
      all.put("voices", Map.of("anna", voice));
    }
    TestingRun run = new TestingRun(JobType.TTS, all);
    run.handle(pipelines);
    assertThat(run.job().error()).isEmpty();
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    return run;
  }

  private static double longestSilence(Pcm sound) {
    int longest = 0;
    int silent = 0;
    for (int i = 0; i < sound.length(); i++) {
      silent = Math.abs(sound.sample(i)) < QUIET ? silent + 1 : 0;
      longest = Math.max(longest, silent);
    }
    return (double) longest / sound.sampleRate();
  }

  private JsonNode timings(TestingRun run) throws Exception {
    return JsonMapper.builder().build().readTree(saved("timings.json", run).toFile());
  }

  private Path saved(String name, TestingRun run) throws Exception {
    ResultFile file =
        run.result().files().stream()
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow();
    Path path = Files.createTempFile(folder, "saved", name);
    assertThat(run.files().fetch(file.key(), path)).isTrue();
    return path;
  }
}
