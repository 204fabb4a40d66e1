package dev.cadenza.e2e.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.ResultFile;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.engines.text.WordErrorRate;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.levels.Loudness;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two speech jobs from submission to downloaded files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpeechJobsTest {
  private static final String TEXT =
      "The morning train was late again. People stood on the platform and looked at the clock. "
          + "A small dog slept beside an old man who was reading the paper.";

  private final Person editor = Person.of(SampleUser.EDITOR);

  @TempDir private Path folder;

  @AfterAll
  void leave() {
    editor.close();
  }

  @Test
  void shouldUnderstandWhatItSaid() throws IOException {
    Job spoken = editor.finished(editor.speak(Map.of("text", TEXT, "voice", "flite/rms")));
    List<Path> speech = download(spoken);
    assertThat(speech)
        .extracting(path -> path.getFileName().toString())
        .containsExactly("speech.mp3", "timings.json", "timings.vtt", "peaks.json");

    Job heard =
        editor.finished(editor.transcribe("speech.mp3", Files.readAllBytes(speech.getFirst())));
    List<Path> transcript = download(heard);
    assertThat(transcript)
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "transcript.txt", "transcript.srt", "transcript.vtt", "transcript.json", "peaks.json");
    double errorRate = WordErrorRate.between(TEXT, Files.readString(transcript.getFirst())).value();
    assertThat(errorRate).isLessThan(0.15);
    List<Cue> cues = SubtitleFormat.SRT.read(Files.readString(transcript.get(1)));
    assertThat(cues).isNotEmpty().extracting(Cue::start).isSorted();
  }

  @ParameterizedTest
  @CsvSource({"mp3,audio/mpeg", "wav,audio/wav", "ogg,audio/ogg"})
  void shouldDeliverTheFormatAskedFor(String format, String contentType) {
    Job job = editor.finished(editor.speak(Map.of("text", "One sentence.", "format", format)));

    ResultFile main = editor.result(job).files().getFirst();
    assertThat(main.name()).isEqualTo("speech." + format);
    assertThat(main.contentType()).isEqualTo(contentType);
    assertThat(main.size()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "flite/kal16,mp3",
    "flite/slt,ogg",
    "espeak-ng/en-us,mp3",
    "espeak-ng/en-us,wav",
    "flite/awb,wav"
  })
  void shouldBringEveryVoiceToTheUsualLoudness(String voice, String format) throws Exception {
    Job job = editor.finished(editor.speak(Map.of("text", TEXT, "voice", voice, "format", format)));

    Loudness loudness =
        new Media(Ffmpeg.locate(System.getenv()))
            .loudness(download(job).getFirst(), Cancellation.NEVER);
    assertThat(loudness.integrated()).isBetween(-17.0, -15.0);
    assertThat(loudness.truePeak()).isLessThan(-0.5);
    assertThat(editor.result(job).metadata().get("loudness"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .hasEntrySatisfying(
            "lufs", lufs -> assertThat((Double) lufs).isCloseTo(loudness.integrated(), within(0.3)))
        .hasEntrySatisfying("true_peak_dbtp", peak -> assertThat((Double) peak).isLessThan(-1.4));
  }

  @ParameterizedTest
  @CsvSource({"a,flite/slt", "I.,espeak-ng/en-us", "日本語,espeak-ng/ja"})
  void shouldDeliverWhatIsTooShortOrStillToMeasure(String text, String voice) {
    Job job = editor.finished(editor.speak(Map.of("text", text, "voice", voice)));

    assertThat(editor.result(job).files().getFirst().size()).isPositive();
    assertThat(editor.result(job).metadata()).containsKey("loudness");
  }

  /** Debian 12's libespeak-ng ends the process that it runs in at the first text. */
  @Test
  void shouldFinishAllJobsAlthoughATextCrashesAnEngine() {
    Job other = editor.speak(Map.of("text", TEXT, "voice", "espeak-ng/en-us"));
    Job crashing = editor.speak(Map.of("text", "مرحبا ⣟", "voice", "espeak-ng/ar"));

    Job finished = editor.finished(crashing);
    assertThat(editor.finished(other).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(editor.result(finished).files().getFirst().size()).isPositive();
  }

  @Test
  void shouldGiveEverySpeakerAVoice() throws IOException {
    String text =
        "It was late [sic] that day.\n[Anna] Who is there?\n[bob] Only me.\n\n[narrator] They laughed.";
    Job job =
        editor.finished(
            editor.speak(
                Map.of(
                    "text", text, "voices", Map.of("anna", "flite/slt", "narrator", "flite/rms"))));

    assertThat(editor.result(job).metadata().get("voices"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
        .containsEntry("narrator", "flite/rms")
        .containsEntry("anna", "flite/slt")
        .extractingByKey("bob", InstanceOfAssertFactories.STRING)
        .isNotIn("flite/rms", "flite/slt");
    assertThat(editor.result(job).logs()).contains("bob has voice ");
    assertThat(Files.readString(download(job).get(1)))
        .containsSubsequence("narrator", "late [sic]", "anna", "bob", "narrator", "They laughed.");
  }

  @Test
  void shouldSpeakOtherLanguages() {
    Job job =
        editor.finished(editor.speak(Map.of("text", "Buenos días, señora.", "language", "es")));

    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.engine()).contains("espeak-ng");
  }

  @Test
  void shouldSpeakFasterWhenAskedTo() {
    double usual = seconds(editor.speak(Map.of("text", TEXT)));
    double fast = seconds(editor.speak(Map.of("text", TEXT, "speed", 1.6)));

    assertThat(fast).isLessThan(usual * 0.75);
  }

  @Test
  void shouldReadAnUploadedTextAloud() {
    Job job = read("chapter.txt", TEXT.getBytes(UTF_8));

    assertThat(editor.finished(job).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldSpeakATextThatFillsSeveralPassages() throws IOException {
    Job job =
        editor.finished(
            editor.speak(
                Map.of(
                    "text",
                    (TEXT + "\n\n").repeat(20),
                    "voice",
                    "espeak-ng/en-us",
                    "format",
                    "wav")));

    List<Cue> cues = SubtitleFormat.VTT.read(Files.readString(download(job).get(2)));
    assertThat(cues).extracting(Cue::start).isSorted();
    assertThat(editor.result(job).metadata()).containsEntry("sentences", 60);
  }

  /** What was cut off by a broken connection is understood as far as it goes. */
  @Test
  void shouldUseWhatIsWholeOfADamagedFile() {
    byte[] mp3 = speech();
    Job job = editor.finished(editor.transcribe("half.mp3", Arrays.copyOf(mp3, mp3.length / 2)));
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
  }

  private byte[] speech() {
    Job spoken = editor.finished(editor.speak(Map.of("text", TEXT, "voice", "flite/rms")));
    try {
      return Files.readAllBytes(download(spoken).getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Job read(String fileName, byte[] content) {
    return editor.submit(JobType.TTS, Map.of(), fileName, content);
  }

  private double seconds(Job submitted) {
    Object seconds = editor.result(editor.finished(submitted)).metadata().get("audio_seconds");
    return ((Number) seconds).doubleValue();
  }

  private List<Path> download(Job job) {
    return editor.client().download(editor.result(job), folder.resolve(job.id()));
  }
}
