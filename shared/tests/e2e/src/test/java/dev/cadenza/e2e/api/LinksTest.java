package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.platform.SampleUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to files, for clients that use any host name of the platform. */
final class LinksTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void shouldLeadToTheOriginThatTheCallerUses(String host) {
    String origin = "http://" + host + ":" + Platform.shared().httpUrl().getPort();
    try (Person editor = Person.of(SampleUser.EDITOR)) {
      Job job = editor.finished(editor.speak(Map.of("text", "By any name.", "format", "wav")));
      Http here = new Http(URI.create(origin), "Bearer " + editor.client().accessToken());

      JsonNode result = here.get("/api/job-results/" + job.id() + "/").json();
      assertThat(result.path("output_file").asText()).startsWith(origin + "/");
      for (JsonNode file : result.path("files")) {
        Answer shown = get(file.path("url").asText(), origin);
        Answer saved = get(file.path("download_url").asText(), origin);
        assertThat(shown.headers().get("Content-Disposition")).startsWith("inline; ");
        assertThat(saved.headers().get("Content-Disposition"))
            .startsWith("attachment; filename=\"" + file.path("name").asText() + "\"");
        assertThat(saved.body()).isEqualTo(shown.body());
      }

      Answer voice = here.get("/api/voices/flite/slt/");
      assertThat(get(voice.text("sample"), origin).status()).isEqualTo(200);
      put(here, origin);
    }
  }

  private static void put(Http here, String origin) {
    Answer upload =
        here.post(
            "/api/uploads/",
            Map.of("file_name", "a \"b\" \u00e4.txt", "content_type", "text/plain", "size", 5));
    assertThat(upload.text("url")).startsWith(origin + "/");
    Answer stored =
        Http.exchange(
            HttpRequest.newBuilder(URI.create(upload.text("url")))
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("hello"))
                .build());
    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    Answer read = get(here.get("/api/uploads/" + upload.text("id") + "/").text("content"), origin);
    assertThat(read.body()).isEqualTo("hello");
    assertThat(read.headers().get("Content-Disposition"))
        .isEqualTo("inline; filename=\"a _b_ _.txt\"; filename*=UTF-8''a%20%22b%22%20%C3%A4.txt");
  }

  private static Answer get(String link, String origin) {
    assertThat(link).startsWith(origin + "/");
    Answer answer = Http.exchange(HttpRequest.newBuilder(URI.create(link)).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }
}
