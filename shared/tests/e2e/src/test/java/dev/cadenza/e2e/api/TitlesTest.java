package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Transcribed;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What jobs are called, and by which words a search finds them. */
final class TitlesTest {
  private final Http editor = Http.as(SampleUser.EDITOR);

  private List<String> found(String text) {
    return editor.get("/api/jobs/?search=" + text).json().at("/results").findValuesAsText("id");
  }

  private JsonNode read(String job) {
    return editor.get("/api/jobs/" + job + "/").json();
  }

  @Test
  void shouldCallAJobByItsFileUntilItIsRenamed() {
    try (Person person = Person.of(SampleUser.EDITOR)) {
      String job =
          person
              .submit(
                  JobType.TTS,
                  Map.of("voice", "flite/slt"),
                  "Ferry to Oslo, part 1.txt",
                  "Good morning.".getBytes(StandardCharsets.UTF_8))
              .id();
      String path = "/api/jobs/" + job + "/";

      assertThat(read(job).path("title").asText()).isEqualTo("Ferry to Oslo, part 1");
      assertThat(found("ferry%20to%20oslo")).containsExactly(job);

      Answer renamed = editor.patch(path, Map.of("title", " Across the fjord "), Map.of());

      assertThat(renamed.json().path("title").asText()).isEqualTo("Across the fjord");
      assertThat(read(job).path("parameters").toString()).isEqualTo("{\"voice\":\"flite/slt\"}");
      assertThat(found("FJORD")).containsExactly(job);
      assertThat(found("oslo")).isEmpty();
      assertThat(editor.patch(path, Map.of("title", "a".repeat(201)), Map.of()).body())
          .contains("no more than 200 characters");
      assertThat(editor.patch(path, Map.of("title", ""), Map.of()).json().path("title").asText())
          .isEqualTo("Across the fjord");
    }
  }

  @Test
  void shouldCallAStoryByItsTitleUnlessItHasOne() {
    try (Person person = Person.of(SampleUser.EDITOR)) {
      Map<String, Object> story = Map.of("prompt", "A quiet lighthouse.", "seed", 3, "seconds", 30);
      var made = person.finished(person.submit(JobType.AI_STORIES, story));
      String title = person.result(made).metadata().get("title").toString();
      Map<String, Object> named = new HashMap<>();
      named.put("project", person.project());
      named.put("job_type", "tts");
      named.put("title", "Mine");
      named.put("parameters", Map.of("text", "Yes."));

      assertThat(read(made.id()).path("title").asText()).isEqualTo(title);
      assertThat(found("lighthouse")).contains(made.id());
      assertThat(editor.post("/api/jobs/", named).text("title")).isEqualTo("Mine");
    }
  }

  @Test
  void shouldFindTheWordsOfATranscriptAndOfItsEdits() {
    String account = editor.get("/api/profiles/").json().at("/results/0/id").asText();
    String project = editor.post("/api/projects/", Map.of("name", "Found")).text("id");
    String job =
        Transcribed.job(
            project,
            account,
            """
            {"language": "en", "engine": "whisper", "duration": 1, "segments": [{"start": 0, "end": 1, "text": "Kittiwake",
              "confidence": 0.9, "words": [{"word": "Kittiwake", "start": 0, "end": 1, "confidence": 0.9}]}]}
            """);
    assertThat(found("kittiwake")).containsExactly(job);

    editor.post(
        "/api/jobs/" + job + "/transcript/replace/",
        Map.of("find", "kittiwake", "replacement", "A razorbill"));

    assertThat(found("Razorbill%20a")).containsExactly(job);
    assertThat(found("kittiwake")).isEmpty();
  }
}
