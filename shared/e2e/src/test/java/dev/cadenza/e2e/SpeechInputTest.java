package dev.cadenza.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.cli.SampleUser;
import dev.cadenza.cli.client.Job;
import dev.cadenza.cli.client.NewJob;
import dev.cadenza.e2e.Platform.Person;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the two speech jobs cannot use, and what they say about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpeechInputTest {
  private final Person editor = Person.of(SampleUser.EDITOR);

  @TempDir private Path folder;

  @AfterAll
  void leave() {
    editor.close();
  }

  @Test
  void shouldSayWhichVoicesAreMisnamed() {
    Http http = Http.as(SampleUser.EDITOR);
    Map<String, Object> voices = Map.of("anna", "flite", "[x]", "flite/slt");

    Http.Answer answer =
        http.post(
            "/api/jobs/",
            Map.of(
                "project",
                editor.project(),
                "job_type",
                "tts",
                "parameters",
                Map.of("text", "Hello.", "voices", voices)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/parameters/voices/anna/0").asText())
        .isEqualTo("Enter the id of a voice, such as \"flite/slt\".");
    assertThat(answer.json().at("/parameters/voices/[x]/0").asText()).startsWith("Enter a name");
  }

  @ParameterizedTest
  @CsvSource({
    "talk.mp3, this is no music at all, not_media",
    "film.mp4, PK\u0003\u0004 a renamed archive, not_media"
  })
  void shouldSayWhatIsWrongWithAFile(String name, String content, String code) {
    Job job = editor.finished(editor.transcribe(name, content.getBytes(UTF_8)));

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

  @Test
  void shouldSayThatATextIsTooLong() {
    assertFailed(
        editor.finished(read("book.txt", "A page. ".repeat(80_000).getBytes(UTF_8))),
        "text_too_long");
    assertFailed(editor.finished(read("library.txt", new byte[2_500_000])), "text_too_long");
  }

  @ParameterizedTest
  @CsvSource({"'   ',empty_text", "-- ... --,empty_text"})
  void shouldSayThatThereIsNothingToReadAloud(String text, String code) {
    assertFailed(editor.finished(read("page.txt", text.getBytes(UTF_8))), code);
  }

  @Test
  void shouldSayThatAFileIsNoText() throws Exception {
    assertFailed(editor.finished(read("page.txt", TestMedia.silence(folder))), "not_text");
    byte[] latin1 = "Füße".getBytes(StandardCharsets.ISO_8859_1);
    assertFailed(editor.finished(read("page.txt", latin1)), "not_text");
  }

  @Test
  void shouldSayWhichLanguagesCanBeSpoken() {
    Job failed = editor.finished(editor.speak(Map.of("text", "Hello.", "language", "xx")));

    assertFailed(failed, "unsupported_language");
    assertThat(failed.error().orElseThrow().message()).contains("de, ", "en, ");
  }

  @Test
  void shouldSayThatAVoiceSpeaksAnotherLanguage() {
    assertFailed(
        editor.finished(
            editor.speak(Map.of("text", "Hallo.", "language", "de", "voice", "flite/slt"))),
        "voice_language_mismatch");
  }

  /** What was cut off by a broken connection is understood as far as it goes, or refused. */
  @Test
  void shouldSayThatAVideoIsCutOff() throws Exception {
    byte[] video = TestMedia.talkingVideo(folder);
    byte[] half = Arrays.copyOf(video, video.length / 2);

    assertFailed(editor.finished(editor.transcribe("half.mp4", half)), "not_media");
  }

  @Test
  void shouldSayThatAnArchiveIsNoVideo() throws IOException {
    assertFailed(editor.finished(editor.transcribe("film.mp4", TestMedia.archive())), "not_media");
  }

  @Test
  void shouldSayThatAFileOfAnotherKindCannotBeHeard() {
    byte[] page = "<html><body>No sound here</body></html>".getBytes(UTF_8);

    assertFailed(editor.finished(editor.transcribe("page.wav", page)), "not_media");
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

  /** Nothing can be made of so little; more is understood as far as it goes. */
  @Test
  void shouldSayThatAFileIsCutOffInItsHead() {
    assertFailed(
        editor.finished(editor.transcribe("head.mp3", new byte[] {'I', 'D', '3', 4})), "not_media");
  }

  private Job read(String fileName, byte[] content) {
    String upload = editor.client().upload(fileName, content).id();
    return editor
        .client()
        .submit(new NewJob(editor.project(), JobType.TTS, Map.of(), Optional.of(upload)));
  }
}
