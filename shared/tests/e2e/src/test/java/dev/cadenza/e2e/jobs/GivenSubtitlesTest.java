package dev.cadenza.e2e.jobs;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.DubbingMedia;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.platform.SampleUser;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Dubs whose lines are subtitles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GivenSubtitlesTest {
  private static final String SUBTITLES =
      """
      2
      00:00:02,000 --> 00:00:04,000
      The house
      is big.

      1
      00:00:00,500 --> 00:00:02,500
      The dog is small.

      3
      01:00:00,000 --> 01:00:01,000
      After the end.
      """
          .replace("\n", "\r\n");

  private final Person editor = Person.of(SampleUser.EDITOR);
  private final Http http = Http.as(SampleUser.EDITOR);
  private String recording;

  @BeforeAll
  void upload(@TempDir Path folder) throws Exception {
    Path speech = new DubbingMedia(folder).speech("said.wav", "Good morning.");
    recording = editor.client().upload("said.wav", Files.readAllBytes(speech)).id();
  }

  @AfterAll
  void leave() {
    editor.close();
  }

  private Answer submit(String subtitles, Charset charset, Map<String, Object> more) {
    String upload = editor.client().upload("said.srt", subtitles.getBytes(charset)).id();
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.putIfAbsent("target_language", "es");
    parameters.putIfAbsent("subtitles_file", upload);
    return http.post(
        "/api/jobs/",
        Map.of(
            "project",
            editor.project(),
            "job_type",
            "dubbing",
            "input_file",
            recording,
            "parameters",
            parameters));
  }

  private Job dubbed(Answer submitted) {
    assertThat(submitted.status()).as(submitted.body()).isEqualTo(201);
    return editor.finished(editor.client().job(submitted.text("id")));
  }

  @Test
  void shouldTranslateSubtitlesAndRecognizeNothing() {
    Job job = dubbed(submit(SUBTITLES, UTF_16, Map.of("source_language", "en")));

    JsonNode lines = http.get("/api/jobs/" + job.id() + "/lines/").json();
    assertThat(lines.path("lines").findValuesAsText("text"))
        .containsExactly("The dog is small.", "The house is big.");
    assertThat(lines.at("/lines/0/translation").asText()).isEqualTo("El perro es pequeño.");
    assertThat(lines.at("/lines/1/fit/start").asDouble())
        .isGreaterThanOrEqualTo(lines.at("/lines/0/fit/end").asDouble());
    assertThat(editor.result(job).logs())
        .contains("the given subtitles are used")
        .contains("translation segments: 0 from an earlier run, 2 made")
        .doesNotContain("transcript segments");
    assertThat(editor.result(job).metadata()).doesNotContainKey("recognizer");
  }

  @Test
  void shouldSpeakATranslationUnchanged() {
    String translation = "WEBVTT\n\n00:00.500 --> 00:02.000\n<v Ana>Un perro verde.\n";

    Job job = dubbed(submit(translation, UTF_8, Map.of("subtitles_are", "translation")));

    JsonNode line = http.get("/api/jobs/" + job.id() + "/lines/").json().at("/lines/0");
    assertThat(line.path("translation").asText()).isEqualTo("Un perro verde.");
    assertThat(line.path("text").asText()).isEmpty();
    assertThat(line.path("speaker").asText()).isEqualTo("Ana");
    assertThat(editor.result(job).logs()).doesNotContain("translation segments");
    assertThat(editor.result(job).metadata()).doesNotContainKey("translator");
  }

  @Test
  void shouldGiveEachSpeakerAVoice() {
    String talk =
        """
        WEBVTT

        00:00.200 --> 00:01.000
        <v Ana>Hola.

        00:01.200 --> 00:02.000
        <v Ben>Buenos días.

        00:02.200 --> 00:03.000
        <v Ana>Adiós.
        """;
    Job job = dubbed(submit(talk, UTF_8, Map.of("subtitles_are", "translation")));

    String path = "/api/jobs/" + job.id() + "/";
    List<String> voices = voices(path);
    assertThat(voices.get(0)).isNotEqualTo(voices.get(1)).isEqualTo(voices.get(2));
    assertThat(editor.result(job).metadata()).containsEntry("speakers", 2);

    Map<String, Object> next = new HashMap<>(job.parameters());
    next.put("voices", Map.of("ana", voices.get(0), "ben", voices.get(0)));
    Answer retried = http.post(path + "retry/", Map.of("parameters", next));
    assertThat(retried.status()).as(retried.body()).isEqualTo(200);
    Job again = editor.finished(editor.client().job(job.id()));

    assertThat(voices(path)).containsOnly(voices.get(0));
    assertThat(editor.result(again).logs())
        .contains("speech segments: 2 from an earlier run, 1 made");

    next.put("voices", Map.of("ben", "flite/slt"));
    assertThat(http.post(path + "retry/", Map.of("parameters", next)).body())
        .contains("\"voices\":{\"ben\":[\"");
  }

  private List<String> voices(String path) {
    return http.get(path + "lines/").json().path("lines").findValuesAsText("voice");
  }

  @Test
  void shouldRefuseSubtitlesThatItCannotUse() {
    Map<String, Object> english = Map.of("source_language", "en");
    String wrong = SUBTITLES.replace("00:00:02,500", "2.5");

    assertThat(submit(wrong, UTF_8, english).body())
        .startsWith("{\"parameters\":{\"subtitles_file\":[\"Line 7: expected times such as");
    assertThat(submit(SUBTITLES, UTF_8, Map.of()).body()).contains("Name the language of the");
    assertThat(
            submit(
                    SUBTITLES,
                    UTF_8,
                    Map.of("source_language", "en", "subtitles_file", "01ARZ3NDEKTSV4RRFFQ69G5FAV"))
                .body())
        .contains("This upload does not exist.");
  }
}
