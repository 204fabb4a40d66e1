package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.DubbingMedia;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Refused;
import dev.cadenza.e2e.support.TestMedia;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be dubbed, what cannot be edited, and what is said about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DubbingInputTest {
  private final Person editor = Person.of(SampleUser.EDITOR);
  private final Http http = Http.as(SampleUser.EDITOR);

  @TempDir private Path folder;

  @AfterAll
  void leave() {
    editor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "[], parameters",
    "{}, segments",
    "[1], segments",
    "[{\"text\": \"x\"}], segments",
    "[{\"index\": -1}], segments",
    "[{\"index\": 0; \"text\": \"\"}], segments",
    "\"x\", segments"
  })
  void shouldRefuseEditsThatAreNone(String edits, String field) throws Exception {
    Job job = editor.finished(nothing("es", Map.of()));
    String list = edits.replace(';', ',');
    String body =
        field.equals("segments")
            ? "{\"segments\": " + list + "}"
            : "{\"parameters\": " + list + "}";

    Answer answer =
        http.send(
            "POST", "/api/jobs/" + job.id() + "/retry/", BodyPublishers.ofString(body), Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path(field).isMissingNode()).as(answer.body()).isFalse();
  }

  @Test
  void shouldRefuseEditsOfSegmentsThatAreNotThere() throws Exception {
    Path speech = new DubbingMedia(folder).speech("one.wav", "The house is big.");
    Job job = editor.finished(submit("one.wav", Files.readAllBytes(speech), "es", Map.of()));
    Map<String, Object> edits = Map.of("segments", List.of(Map.of("index", 1, "text", "x")));

    Answer beside = http.post("/api/jobs/" + job.id() + "/retry/", edits);

    assertThat(beside.status()).isEqualTo(400);
    assertThat(beside.json().at("/segments/0/index/0").asText())
        .isEqualTo("Segment 1 does not exist: the job has segments 0 to 0.");
    Map<String, Object> within = new HashMap<>(edits);
    within.put("target_language", "es");
    Answer inside = http.post("/api/jobs/" + job.id() + "/retry/", Map.of("parameters", within));
    assertThat(inside.status()).isEqualTo(400);
    assertThat(inside.json().at("/parameters/segments/0/index/0").asText()).contains("0 to 0");
  }

  @ParameterizedTest
  @CsvSource({
    "talk.mp3, this is no music at all, not_media",
    "film.mp4, PK\u0003\u0004 a renamed archive, not_media",
    "film.mp4, \u0000\u0000\u0000\u0018ftypmp42\u0000 and then nothing, not_media"
  })
  void shouldSayWhatIsWrongWithAFile(String name, String content, String code) {
    editor.failed(
        submit(name, content.getBytes(StandardCharsets.ISO_8859_1), "es", Map.of()), code);
  }

  @Test
  void shouldSayThatNothingIsToBeHeard() throws Exception {
    editor.failed(submit("quiet.wav", TestMedia.silence(folder), "es", Map.of()), "silent");
  }

  @Test
  void shouldSayThatAVideoHasNoSound() throws Exception {
    editor.failed(submit("mute.mp4", TestMedia.muteVideo(folder), "es", Map.of()), "no_audio");
  }

  @Test
  void shouldSayWhichLanguagesThereAre() {
    Refused.parameter("target_language", "en→es, ", () -> nothing("de", Map.of()));
    Refused.parameter(
        "source_language", ": en.", () -> nothing("es", Map.of("source_language", "fi")));
  }

  @Test
  void shouldSayThatAVoiceDoesNotFit() {
    Refused.parameter("voice", "flite/slt", () -> nothing("es", Map.of("voice", "flite/nobody")));
    Refused.parameter("voice", "not es", () -> nothing("es", Map.of("voice", "flite/rms")));
  }

  /** For what fails before the file is looked at. */
  private Job nothing(String language, Map<String, Object> others) {
    return submit("a.wav", new byte[100], language, others);
  }

  private Job submit(String name, byte[] content, String language, Map<String, Object> others) {
    Map<String, Object> parameters = new HashMap<>(others);
    parameters.put("target_language", language);
    return editor.submit(JobType.DUBBING, parameters, name, content);
  }
}
