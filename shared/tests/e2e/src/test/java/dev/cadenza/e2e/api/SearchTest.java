package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.SampleUser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Searches, whose pages look through a part of the jobs each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchTest {
  /** More than a page looks through. */
  private static final int JOBS = 620;

  private final Http editor = Http.as(SampleUser.OTHER_EDITOR);
  private final List<String> ids = new ArrayList<>();
  private String project;

  @BeforeAll
  void fill() {
    project = editor.post("/api/projects/", Map.of("name", "Searched")).text("id");
    String owner = editor.get("/api/projects/" + project + "/").text("owner");
    var jobs = Platform.jobs();
    for (int i = 0; i < JOBS; i++) {
      // The oldest and one in the middle hold what is looked for.
      String text = i == 0 || i == 310 ? "A \"needle\" & <hay>" : "Hay " + i;
      Instant now = Instant.now();
      Job job =
          Job.accepted(
              Ulid.next(now),
              project,
              owner,
              JobType.TTS,
              Optional.empty(),
              Map.of("text", text),
              now);
      // No worker has to run it.
      jobs.commit(JobCommit.accepting(job.cancelled(now), Optional.empty(), now));
      ids.add(job.id());
    }
  }

  @Test
  void shouldFindEachOnceThoughPagesComeEmpty() {
    for (String text : List.of("needle", "A \"NEEDLE\" & <HAY>")) {
      List<JsonNode> pages = walk(search("&page_size=5&search=" + encoded(text)), "next");

      assertThat(pages).as("none looks through all").hasSizeGreaterThan(1);
      assertThat(found(pages)).containsExactly(ids.get(310), ids.getFirst());
      assertThat(found(walk(last, "previous"))).containsExactly(ids.getFirst(), ids.get(310));
    }
  }

  @Test
  void shouldEndWithoutHits() {
    List<JsonNode> pages = walk(search("&search=nothingofthekind"), "next");

    assertThat(found(pages)).isEmpty();
    // No page looks through more jobs than that, whatever is in the table.
    assertThat(pages).hasSizeBetween(JOBS / 500 + 1, JOBS / 100 + 1);
  }

  @Test
  void shouldFindNothingWhereThereIsNothing() {
    String empty = editor.post("/api/projects/", Map.of("name", "Empty")).text("id");

    List<JsonNode> pages = walk("/api/jobs/?search=a&project=" + empty, "next");

    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst().path("results")).isEmpty();
  }

  private String search(String query) {
    return "/api/jobs/?project=" + project + query;
  }

  private String last;

  private List<JsonNode> walk(String path, String link) {
    List<JsonNode> pages = new ArrayList<>();
    for (String url = path; !url.isEmpty(); ) {
      Http.Answer answer = editor.get(url);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      JsonNode page = answer.json();
      pages.add(page);
      last = url;
      url = page.path(link).asText("");
    }
    return pages;
  }

  private static List<String> found(List<JsonNode> pages) {
    List<String> found = new ArrayList<>();
    pages.forEach(page -> page.path("results").forEach(job -> found.add(job.path("id").asText())));
    return found;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
