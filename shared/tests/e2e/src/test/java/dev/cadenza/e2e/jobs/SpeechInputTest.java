package dev.cadenza.e2e.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Refused;
import dev.cadenza.e2e.support.TestMedia;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
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
    editor.failed(editor.transcribe(name, content.getBytes(UTF_8)), code);
  }

  @Test
  void shouldSayThatNothingIsToBeHeard() throws IOException {
    editor.failed(editor.transcribe("quiet.wav", TestMedia.silence(folder)), "silent");
  }

  @Test
  void shouldSayThatAVideoHasNoSound() throws Exception {
    editor.failed(editor.transcribe("mute.mp4", TestMedia.muteVideo(folder)), "no_audio");
  }

  @Test
  void shouldSayWhichLanguagesThereAre() {
    Map<String, Object> finnish = Map.of("language", "fi");
    Refused.parameter(
        "language", ": en.", () -> editor.submit(JobType.STT, finnish, "talk.wav", new byte[100]));
  }

  @Test
  void shouldSayThatATextIsTooLong() {
    editor.failed(read("book.txt", "A page. ".repeat(80_000).getBytes(UTF_8)), "text_too_long");
    editor.failed(read("library.txt", "A page. ".repeat(320_000).getBytes(UTF_8)), "text_too_long");
  }

  @ParameterizedTest
  @CsvSource({"'   ',empty_text", "-- ... --,empty_text"})
  void shouldSayThatThereIsNothingToReadAloud(String text, String code) {
    editor.failed(read("page.txt", text.getBytes(UTF_8)), code);
  }

  @Test
  void shouldSayThatAFileIsNoText() throws Exception {
    Job sound = editor.failed(read("page.txt", TestMedia.silence(folder)), "not_text");
    assertThat(sound.error().orElseThrow().message())
        .startsWith("This is a WAV recording. Text to speech reads plain text");
    // What it is comes before how large it is.
    editor.failed(read("library.txt", new byte[2_500_000]), "not_text");
  }

  @Test
  void shouldReadTextInAnOlderEncoding() throws Exception {
    byte[] latin1 = "Füße".getBytes(StandardCharsets.ISO_8859_1);

    Job job = editor.finished(read("page.txt", latin1));

    assertThat(editor.result(job).metadata()).containsEntry("sentences", 1);
  }

  @Test
  void shouldSayWhichLanguagesCanBeSpoken() {
    Map<String, Object> parameters = Map.of("text", "Hello.", "language", "xx");
    Refused.parameter("language", "de, ", () -> editor.speak(parameters));
  }

  @Test
  void shouldSayThatAVoiceSpeaksAnotherLanguage() {
    Map<String, Object> parameters =
        Map.of("text", "Hallo.", "language", "de", "voice", "flite/slt");
    Refused.parameter("voice", "not de", () -> editor.speak(parameters));
  }

  /** What was cut off by a broken connection is understood as far as it goes, or refused. */
  @Test
  void shouldSayThatAVideoIsCutOff() throws Exception {
    byte[] video = TestMedia.talkingVideo(folder);
    byte[] half = Arrays.copyOf(video, video.length / 2);

    editor.failed(editor.transcribe("half.mp4", half), "not_media");
  }

  @Test
  void shouldSayThatAnArchiveIsNoVideo() throws IOException {
    editor.failed(editor.transcribe("film.mp4", TestMedia.archive()), "not_media");
  }

  @Test
  void shouldSayThatAFileOfAnotherKindCannotBeHeard() {
    byte[] page = "<html><body>No sound here</body></html>".getBytes(UTF_8);

    editor.failed(editor.transcribe("page.wav", page), "not_media");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flite/nobody", "polly/Joanna"})
  void shouldSayThatAVoiceIsNotThere(String voice) {
    Map<String, Object> parameters = Map.of("text", "Hello.", "voice", voice);
    Refused.parameter("voice", "/api/voices/", () -> editor.speak(parameters));
  }

  /** Nothing can be made of so little; more is understood as far as it goes. */
  @Test
  void shouldSayThatAFileIsCutOffInItsHead() {
    editor.failed(editor.transcribe("head.mp3", new byte[] {'I', 'D', '3', 4}), "not_media");
  }

  private Job read(String fileName, byte[] content) {
    return editor.submit(JobType.TTS, Map.of(), fileName, content);
  }
}
