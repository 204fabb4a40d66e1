package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.platform.SampleUser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers and frames are the same bytes each time: their keys have an order. */
final class KeyOrderTest {
  private static final List<String> JOB =
      keys(
          "id project job_type status progress input_file parameters created_by created_at"
              + " updated_at step steps error attempt version engine started_at finished_at title");
  private static final List<String> UPLOAD =
      keys(
          "id file_name content_type size finished method url headers expires_at part_size parts"
              + " content");

  private final Http editor = Http.as(SampleUser.EDITOR);

  @Test
  void shouldOrderTheKeysOfJobsAndTheirResults() {
    try (Person person = Person.of(SampleUser.EDITOR);
        Socket socket = Socket.open("/jobs/", editor)) {
      Job failing = person.transcribe("a.wav", "No sound.".getBytes(StandardCharsets.UTF_8));
      Job done = person.finished(person.speak(Map.of("text", "Hello.", "format", "wav")));
      person.finished(failing);

      assertPage("/api/jobs/", JOB);
      assertKeys(get("/api/jobs/" + done.id() + "/"), JOB);
      JsonNode failed = get("/api/jobs/" + failing.id() + "/");
      assertKeys(failed, JOB);
      assertKeys(failed.path("error"), keys("code message"));
      JsonNode events = get("/api/jobs/" + done.id() + "/events/");
      assertKeys(events, keys("next previous results"));
      assertKeys(events.path("results").path(0), keys("type job cursor"));
      List<String> result = keys("id job output_file files logs metadata finished_at");
      assertPage("/api/job-results/", result);
      assertKeys(
          get("/api/job-results/" + done.id() + "/").path("files").path(0),
          keys("name content_type size url download_url"));
      Map<String, Object> update = socket.next("job.update");
      assertThat(update.keySet()).containsExactly("type", "job", "cursor");
      assertThat(update.get("job"))
          .isInstanceOfSatisfying(
              Map.class, job -> assertThat(List.copyOf(((Map<?, ?>) job).keySet())).isEqualTo(JOB));
    }
  }

  @Test
  void shouldOrderTheKeysOfFrames() {
    try (Socket socket = Socket.open("/jobs/", editor)) {
      assertThat(socket.ask(Map.of("action", "ping"), "pong").keySet()).containsExactly("type");
      assertThat(socket.ask(Map.of("action", "subscribe"), "subscribed").keySet())
          .containsExactly("type", "jobs", "cursor");
      assertThat(socket.ask(Map.of("action", "sing"), "error").keySet())
          .containsExactly("type", "code", "message");
    }
  }

  @Test
  void shouldOrderTheKeysOfEveryOtherThing() {
    editor.post("/api/projects/", Map.of("name", "Keys"));
    editor.post("/api/settings/", Map.of("key", "key-order", "value", 1));

    assertPage(
        "/api/projects/",
        keys("id name description owner created_at updated_at access shared_by members"));
    assertPage("/api/profiles/", keys("id user username email role is_active created_at"));
    assertPage("/api/settings/", keys("id user key value"));
    assertPage(
        "/api/voices/?page_size=1", keys("id name language gender engine quality style sample"));
    assertPage(
        "/api/engines/",
        keys("id kind available version languages quality license attribution pairs in_use"));
    JsonNode stats = get("/api/stats/");
    assertKeys(stats, keys("jobs projects results spending"));
    assertKeys(stats.path("jobs"), keys("total by_status by_type"));
    assertKeys(stats.path("spending"), keys("month usd limit_usd"));
    assertKeys(get("/api/test/"), keys("message status"));
  }

  @Test
  void shouldOrderTheKeysOfUploads() {
    Map<String, Object> small =
        Map.of("file_name", "a.wav", "content_type", "audio/wav", "size", 5);
    JsonNode whole = editor.post("/api/uploads/", small).json();
    assertKeys(whole, UPLOAD);
    assertThat(whole.path("part_size").isNull()).isTrue();
    assertThat(whole.path("content").isNull()).isTrue();

    Map<String, Object> large =
        Map.of("file_name", "a.wav", "content_type", "audio/wav", "size", 150L << 20);
    JsonNode parted = editor.post("/api/uploads/", large).json();
    assertKeys(parted, UPLOAD);
    assertThat(parted.path("url").isNull()).isTrue();
    assertKeys(parted.path("parts").path(0), keys("number size received url"));
  }

  private void assertPage(String path, List<String> item) {
    JsonNode page = get(path);
    assertKeys(page, keys("count next previous results"));
    assertThat(page.path("results")).as(path).isNotEmpty();
    assertKeys(page.path("results").path(0), item);
  }

  private JsonNode get(String path) {
    return editor.get(path).json();
  }

  private static void assertKeys(JsonNode object, List<String> keys) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    assertThat(names).isEqualTo(keys);
  }

  private static List<String> keys(String names) {
    return List.of(names.split(" "));
  }
}
