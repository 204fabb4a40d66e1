package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The vocabularies of jobs, projects and users, and the parameters of subtitles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VocabularyJobsTest {
  private final CadenzaClient client = Platform.shared().login(SampleUser.EDITOR);
  private final String project = client.createProject("Vocabulary", "").id();
  private final String upload = client.upload("nothing.wav", new byte[100]).id();
  private final Http editor = Http.as(SampleUser.EDITOR);
  private final Http admin = Http.as(SampleUser.ADMIN);
  private final List<String> settings = new ArrayList<>();

  @AfterEach
  void forget() {
    settings.forEach(id -> admin.delete("/api/settings/" + id + "/"));
    settings.forEach(id -> editor.delete("/api/settings/" + id + "/"));
    settings.clear();
  }

  @Test
  void shouldWriteTheVocabulariesIntoTheJobTheOwnFirst() {
    set(admin, true, "vocabulary", List.of("Delta", "Alpha"));
    set(editor, false, "vocabulary", List.of("Gamma", "ALPHA"));
    set(editor, false, "vocabulary.project." + project, List.of("Beta"));

    Answer job = submit(Map.of("vocabulary", List.of(" Alpha ")));

    assertThat(job.status()).as(job.body()).isEqualTo(201);
    assertThat(terms(job)).containsExactly("Alpha", "Beta", "Gamma", "Delta");
    editor.post("/api/jobs/" + job.text("id") + "/cancel/", Map.of());
  }

  @Test
  void shouldLeaveJobsWithoutVocabularyAsTheyAre() {
    assertThat(submit(Map.of("language", "en")).json().path("parameters")).hasSize(1);
  }

  @Test
  void shouldRefuseWhatIsNoVocabulary() {
    for (String key : List.of("vocabulary", "vocabulary.project." + project)) {
      Answer answer =
          editor.post("/api/settings/", Map.of("key", key, "value", List.of("x".repeat(61))));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/value/0/0").asText())
          .isEqualTo("Ensure this field has no more than 60 characters.");
    }
    set(editor, false, "vocabulary", IntStream.range(0, 300).mapToObj(i -> "a" + i).toList());
    Answer tooMany =
        submit(Map.of("vocabulary", IntStream.range(0, 300).mapToObj(i -> "b" + i).toList()));
    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.text("detail")).contains("600 terms").contains("at most 500");
  }

  @Test
  void shouldNameWhatIsWrongWithSubtitles() {
    Answer answer =
        submit(
            Map.of(
                "subtitles",
                Map.of("preset", "cinema", "max_lines", 9),
                "burn_in",
                Map.of("color", "red", "text", "translation")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/parameters/subtitles/preset/0").asText()).contains("netflix");
    assertThat(answer.json().at("/parameters/subtitles/max_lines/0").asText())
        .isEqualTo("Ensure this value is less than or equal to 3.");
    assertThat(answer.json().at("/parameters/burn_in/color/0").asText())
        .isEqualTo("Enter a colour, such as \"#FFFFFF\".");
  }

  private Answer submit(Map<String, Object> parameters) {
    return editor.post(
        "/api/jobs/",
        Map.of(
            "project", project, "job_type", "stt", "input_file", upload, "parameters", parameters));
  }

  private void set(Http who, boolean shared, String key, List<?> value) {
    Map<String, Object> setting = new LinkedHashMap<>(Map.of("key", key, "value", value));
    if (shared) {
      setting.put("user", null);
    }
    Answer answer = who.post("/api/settings/", setting);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    settings.add(answer.text("id"));
  }

  private static List<String> terms(Answer job) {
    List<String> terms = new ArrayList<>();
    for (JsonNode term : job.json().at("/parameters/vocabulary")) {
      terms.add(term.asText());
    }
    return terms;
  }
}
