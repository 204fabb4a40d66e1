package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.TestMedia;
import dev.cadenza.platform.SampleUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attempt that goes on from a transcript that somebody has corrected. */
final class CorrectedTranscriptTest {
  @TempDir private Path folder;

  private final Http http = Http.as(SampleUser.EDITOR);

  @Test
  void shouldMakeTheFilesOfTheCorrectedText() throws Exception {
    try (Person editor = Person.of(SampleUser.EDITOR)) {
      byte[] speech =
          TestMedia.speech(
              folder, "flite/slt", List.of("Good morning.", "The train leaves at nine."), 0.5);
      Job job = editor.finished(editor.transcribe("talk.wav", speech));
      String path = "/api/jobs/" + job.id() + "/";
      List<Map<String, Object>> segments =
          List.of(Map.of("start", 0, "end", 1.5, "text", "Good evening.", "speaker", "Ann"));
      JsonNode edited =
          http.put(path + "transcript/", Map.of("segments", segments), Map.of()).json();
      assertThat(http.get(path + "transcript/?version=1").json().path("id").isNull()).isTrue();

      Map<String, Object> parameters =
          Map.of(
              "translate_to", "es",
              "glossary", List.of(Map.of("source", "evening", "target", "velada")),
              "subtitles", Map.of("preset", "tiktok"),
              "transcript", edited.path("id").asText());
      assertThat(http.post(path + "retry/", Map.of("parameters", parameters)).status())
          .isEqualTo(200);
      Job again = editor.finished(editor.client().job(job.id()));

      JsonNode result = http.get("/api/job-results/" + job.id() + "/").json();
      assertThat(again.attempt()).isEqualTo(2);
      assertThat(file(result, "transcript.txt")).isEqualTo("Ann: Good evening.\n");
      assertThat(file(result, "transcript.srt")).contains("Good evening.");
      assertThat(file(result, "translation.txt")).startsWith("Ann: ").contains("velada");
      assertThat(result.path("logs").asText()).contains("the edited transcript is used");
      JsonNode transcript = http.get(path + "transcript/").json();
      assertThat(transcript.path("version").asInt()).isEqualTo(1);
      assertThat(transcript.at("/segments/0/text").asText()).isEqualTo("Good evening.");
    }
  }

  @Test
  void shouldSayThatATranscriptIsMissing() throws Exception {
    try (Person editor = Person.of(SampleUser.EDITOR)) {
      byte[] speech = TestMedia.speech(folder, "flite/slt", List.of("Good morning."), 0);
      String upload = editor.client().upload("talk.wav", speech).id();

      Http.Answer made =
          http.post(
              "/api/jobs/",
              Map.of(
                  "project",
                  editor.project(),
                  "job_type",
                  "stt",
                  "input_file",
                  upload,
                  "parameters",
                  Map.of("transcript", "1/2-01ARZ3NDEKTSV4RRFFQ69G5FAV")));
      editor.failed(editor.client().job(made.text("id")), "transcript_missing");

      Http.Answer refused =
          http.post(
              "/api/jobs/",
              Map.of(
                  "project",
                  editor.project(),
                  "job_type",
                  "stt",
                  "input_file",
                  upload,
                  "parameters",
                  Map.of("transcript", "../../secret")));
      assertThat(refused.status()).isEqualTo(400);
    }
  }

  private static String file(JsonNode result, String name) {
    for (JsonNode file : result.path("files")) {
      if (file.path("name").asText().equals(name)) {
        URI link = URI.create(file.path("url").asText());
        return Http.exchange(HttpRequest.newBuilder(link).build()).body();
      }
    }
    throw new AssertionError("No " + name + " in " + result);
  }
}
