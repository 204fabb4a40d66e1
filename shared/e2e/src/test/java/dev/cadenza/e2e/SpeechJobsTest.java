package dev.cadenza.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.SampleUser;
import dev.cadenza.cli.client.Job;
import dev.cadenza.cli.client.JobResult;
import dev.cadenza.cli.client.NewJob;
import dev.cadenza.cli.client.ResultFile;
import dev.cadenza.e2e.Platform.Person;
import dev.cadenza.engines.WordErrorRate;
import dev.cadenza.media.Cue;
import dev.cadenza.media.SubtitleFormat;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .containsExactly("speech.mp3", "timings.json", "timings.vtt");

    Job heard =
        editor.finished(editor.transcribe("speech.mp3", Files.readAllBytes(speech.getFirst())));
    List<Path> transcript = download(heard);
    assertThat(transcript)
        .extracting(path -> path.getFileName().toString())
        .containsExactly("transcript.txt", "transcript.srt", "transcript.vtt", "transcript.json");
    double errorRate = WordErrorRate.between(TEXT, Files.readString(transcript.getFirst())).value();
    assertThat(errorRate).isLessThan(0.15);
    List<Cue> cues = SubtitleFormat.SRT.read(Files.readString(transcript.get(1)));
    assertThat(cues).isNotEmpty().extracting(Cue::start).isSorted();
  }

  @ParameterizedTest
  @CsvSource({"mp3,audio/mpeg", "wav,audio/wav", "ogg,audio/ogg"})
  void shouldDeliverTheFormatAskedFor(String format, String contentType) {
    Job job = editor.finished(editor.speak(Map.of("text", "One sentence.", "format", format)));

    ResultFile main = result(job).files().getFirst();
    assertThat(main.name()).isEqualTo("speech." + format);
    assertThat(main.contentType()).isEqualTo(contentType);
    assertThat(main.size()).isPositive();
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
    String upload =
        editor.client().upload("chapter.txt", TEXT.getBytes(StandardCharsets.UTF_8)).id();
    Job job =
        editor
            .client()
            .submit(new NewJob(editor.project(), JobType.TTS, Map.of(), Optional.of(upload)));

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

    List<Cue> cues = SubtitleFormat.VTT.read(Files.readString(download(job).getLast()));
    assertThat(cues).extracting(Cue::start).isSorted();
    assertThat(result(job).metadata()).containsEntry("sentences", 60);
  }

  @ParameterizedTest
  @CsvSource({
    "talk.mp3, this is no music at all, not_media",
    "film.mp4, PK\u0003\u0004 a renamed archive, not_media"
  })
  void shouldSayWhatIsWrongWithAFile(String name, String content, String code) {
    Job job = editor.finished(editor.transcribe(name, content.getBytes(StandardCharsets.UTF_8)));

    assertFailed(job, code);
  }

  @Test
  void shouldSayThatNothingIsToBeHeard() throws IOException {
    assertFailed(
        editor.finished(editor.transcribe("quiet.wav", TestMedia.silence(folder))), "silent");
  }

  @Test
  void shouldSayThatAVideoHasNoSound() throws Exception {
    assertFailed(
        editor.finished(editor.transcribe("mute.mp4", TestMedia.muteVideo(folder))), "no_audio");
  }

  @Test
  void shouldSayWhichLanguagesThereAre() {
    String upload = editor.client().upload("talk.wav", new byte[100]).id();
    Job job =
        editor
            .client()
            .submit(
                new NewJob(
                    editor.project(), JobType.STT, Map.of("language", "fi"), Optional.of(upload)));

    Job failed = editor.finished(job);
    assertFailed(failed, "unsupported_language");
    assertThat(failed.error().orElseThrow().message()).contains("en");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flite/nobody", "polly/Joanna"})
  void shouldSayThatAVoiceIsNotThere(String voice) {
    assertFailed(
        editor.finished(editor.speak(Map.of("text", "Hello.", "voice", voice))), "unknown_voice");
  }

  private static void assertFailed(Job job, String code) {
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.error()).hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(code));
    assertThat(job.error().orElseThrow().message()).endsWith(".");
  }

  private double seconds(Job submitted) {
    Object seconds = result(editor.finished(submitted)).metadata().get("audio_seconds");
    return ((Number) seconds).doubleValue();
  }

  private JobResult result(Job job) {
    assertThat(job.status()).as(job.error().toString()).isEqualTo(JobStatus.COMPLETED);
    return editor.client().result(job.id()).orElseThrow();
  }

  private List<Path> download(Job job) {
    return editor.client().download(result(job), folder.resolve(job.id()));
  }
}
