package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.SampleUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that change while a client follows their links. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangingListsTest {
  private final Http admin = Http.as(SampleUser.ADMIN);
  private final String project = made("/api/projects/", Map.of("name", "Walked"));
  private final String owner = admin.get("/api/projects/" + project + "/").text("owner");
  private final Set<String> made = new HashSet<>();
  private int count;

  /** Makes something for a list, and gives its id. */
  private String make(String path) {
    String id = makeOne(path);
    made.add(id);
    return id;
  }

  private String makeOne(String path) {
    count++;
    return switch (path.split("/")[2]) {
      case "projects" -> made("/api/projects/", Map.of("name", "Project " + count));
      case "settings" -> made("/api/settings/", Map.of("key", "key " + count, "value", count));
      case "profiles" ->
          made(
              "/api/profiles/",
              Map.of(
                  "username", "walker" + count,
                  "email", "walker" + count + "@example.com",
                  "password", "a long one"));
      default -> finishedJob();
    };
  }

  private String made(String path, Map<String, Object> body) {
    Http.Answer answer = admin.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("id");
  }

  /** One that no worker has to run. */
  private String finishedJob() {
    Instant now = Instant.now();
    Map<String, Object> parameters = Map.of("text", "A page of a book.");
    Job job =
        Job.accepted(
            Ulid.next(now), project, owner, JobType.TTS, Optional.empty(), parameters, now);
    Job claimed = job.claimed("test", now, now.plusSeconds(60));
    Job completed = claimed.completed(Optional.of("flite"), now);
    JobResult result = new JobResult(job.id(), job.id(), owner, List.of(), "", Map.of(), now);
    var jobs = Platform.jobs();
    jobs.commit(JobCommit.accepting(job, Optional.empty(), now));
    jobs.commit(JobCommit.changing(job, claimed, now));
    jobs.commit(JobCommit.completing(claimed, completed, result, now));
    return job.id();
  }

  /** Unless it belongs to another user. */
  private void delete(String path, String id) {
    if (!made.contains(id)) {
      return;
    }
    String things = path.contains("job-results") ? "jobs" : path.split("/")[2];
    assertThat(admin.delete("/api/" + things + "/" + id + "/").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/jobs/?page_size=3",
        "/api/jobs/?page_size=3&ordering=created_at",
        "/api/jobs/?page_size=3&status=completed",
        "/api/jobs/?page_size=3&job_type=tts&ordering=created_at",
        "/api/jobs/?page_size=3&search=BOOK",
        "/api/jobs/?page_size=3&project={project}",
        "/api/job-results/?page_size=3",
        "/api/job-results/?page_size=3&ordering=created_at",
        "/api/projects/?page_size=3",
        "/api/projects/?page_size=3&ordering=created_at",
        "/api/profiles/?page_size=3",
        "/api/profiles/?page_size=3&ordering=-created_at",
        "/api/settings/?page_size=3"
      })
  void shouldShowEachOnceInBothDirections(String template) {
    String path = template.replace("{project}", project);
    IntStream.range(0, 11).forEach(_ -> make(path));
    JsonNode third = admin.get(path + "&page=3").json();
    List<String> first = ids(admin.get(path).json());

    IntStream.range(0, 5).forEach(_ -> make(path));
    first.stream().limit(2).forEach(id -> delete(path, id));

    List<String> now = ids(walk(path.replace("page_size=3", "page_size=100"), "next"));
    List<JsonNode> back = walk(third.path("previous").asText(), "previous");
    List<String> before = now.subList(0, now.indexOf(ids(third).getFirst()));
    assertThat(ids(back.reversed())).isEqualTo(before);

    // From where the way back ended, the way forth shows it all.
    List<JsonNode> forth = walk(back.getLast().path("next").asText(), "next");
    assertThat(Stream.of(ids(back.getLast()), ids(forth)).flatMap(List::stream)).isEqualTo(now);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/projects/?page_size=3",
        "/api/jobs/?page_size=3",
        "/api/settings/?page_size=3"
      })
  void shouldLeadBackFromAPageThatIsEmptyByNow(String path) {
    IntStream.range(0, 7).forEach(_ -> make(path));
    JsonNode first = admin.get(path).json();
    JsonNode second = admin.get(first.path("next").asText()).json();

    ids(first).forEach(id -> delete(path, id));
    JsonNode empty = admin.get(second.path("previous").asText()).json();
    assertThat(ids(empty)).isEmpty();
    assertThat(empty.path("previous").isNull()).isTrue();
    assertThat(ids(admin.get(empty.path("next").asText()).json())).isEqualTo(ids(second));

    List<String> rest = ids(walk(second.path("next").asText(), "next"));
    rest.forEach(id -> delete(path, id));
    JsonNode end = walk(second.path("next").asText(), "next").getLast();
    assertThat(end.path("next").isNull()).isTrue();
    List<String> before = ids(walk(end.path("previous").asText(), "previous").reversed());
    assertThat(before).containsSubsequence(ids(second));
    assertThat(Stream.of(before, ids(end)).flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  void shouldPageTheEventsOfAJob() {
    String path = "/api/jobs/" + finishedJob() + "/";
    for (int i = 0; i < 8; i++) {
      Map<String, Object> parameters = Map.of("text", "Version " + i + ".");
      assertThat(admin.patch(path, Map.of("parameters", parameters), Map.of()).status())
          .isEqualTo(200);
    }
    List<Integer> all = versions(List.of(admin.get(path + "events/").json()));
    assertThat(all).hasSize(11).isSorted().doesNotHaveDuplicates();

    for (int size : new int[] {1, 3, 4, 11}) {
      List<JsonNode> forth = walk(path + "events/?page_size=" + size, "next");
      assertThat(versions(forth)).isEqualTo(all);
      JsonNode end = forth.getLast();
      List<JsonNode> back = new ArrayList<>(List.of(end));
      if (!end.path("previous").isNull()) {
        back.addAll(walk(end.path("previous").asText(), "previous"));
      }
      assertThat(versions(back.reversed())).isEqualTo(all);
    }
    assertThat(admin.get(path + "events/").json().path("next").isNull()).isTrue();
  }

  private List<JsonNode> walk(String path, String link) {
    List<JsonNode> pages = new ArrayList<>();
    for (String url = path; !url.isEmpty() && !url.equals("null"); ) {
      Http.Answer answer = admin.get(url);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      JsonNode page = answer.json();
      pages.add(page);
      url = page.path(link).asText("");
    }
    return pages;
  }

  private static List<Integer> versions(List<JsonNode> pages) {
    List<Integer> versions = new ArrayList<>();
    pages.forEach(
        page ->
            page.path("results").forEach(event -> versions.add(event.at("/job/version").asInt())));
    return versions;
  }

  private static List<String> ids(List<JsonNode> pages) {
    return pages.stream().flatMap(page -> ids(page).stream()).toList();
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("results").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }
}
