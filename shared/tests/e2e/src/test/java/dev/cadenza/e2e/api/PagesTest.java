package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.platform.SampleUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, walked by their links. */
final class PagesTest {
  private final Http editor = Http.as(SampleUser.OTHER_EDITOR);

  @BeforeEach
  void fill() {
    for (int i = 0; i < 7; i++) {
      String project = editor.post("/api/projects/", Map.of("name", "Project " + i)).text("id");
      // One that fails at once.
      Map<String, Object> parameters = Map.of("text", "...", "voice", "flite/slt");
      Map<String, Object> job =
          Map.of("project", project, "job_type", "tts", "parameters", parameters);
      assertThat(editor.post("/api/jobs/", job).status()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/projects/?page_size=2",
        "/api/projects/?page_size=2&ordering=created_at",
        "/api/jobs/?page_size=2"
      })
  void shouldShowTheSameThereAndBack(String path) {
    List<List<String>> there = walk(path, "next");

    List<List<String>> back = walk(last, "previous");

    assertThat(there).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    assertThat(back.reversed()).isEqualTo(there);
    List<String> ids = there.stream().flatMap(List::stream).toList();
    assertThat(ids).doesNotHaveDuplicates();
    List<String> sorted = ids.stream().sorted().toList();
    assertThat(ids).isEqualTo(path.contains("ordering") ? sorted : sorted.reversed());
  }

  private String last;

  /** The ids of the pages, as far as the links go. */
  private List<List<String>> walk(String path, String link) {
    List<List<String>> pages = new ArrayList<>();
    for (String url = path; !url.isEmpty(); ) {
      JsonNode page = editor.get(url).json();
      List<String> ids = new ArrayList<>();
      page.path("results").forEach(item -> ids.add(item.path("id").asText()));
      pages.add(ids);
      last = url;
      url = page.path(link).asText("");
    }
    return pages;
  }
}
