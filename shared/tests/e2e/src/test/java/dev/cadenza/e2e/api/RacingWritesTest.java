package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.platform.SampleUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of two writes that name the same version of a job, one is done and the other told so. */
final class RacingWritesTest {
  private static final int ROUNDS = 25;

  private final Http editor = Http.as(SampleUser.EDITOR);
  private final String project = editor.post("/api/projects/", Map.of("name", "Races")).text("id");

  /** What is asked for at the same time. */
  enum Write {
    EDIT {
      @Override
      Answer ask(String path, Map<String, String> version, Http editor) {
        return editor.patch(path, Map.of("parameters", Map.of("text", "Edited.")), version);
      }
    },
    DELETE {
      @Override
      Answer ask(String path, Map<String, String> version, Http editor) {
        return editor.send("DELETE", path, BodyPublishers.noBody(), version);
      }
    },
    RETRY {
      @Override
      Answer ask(String path, Map<String, String> version, Http editor) {
        return editor.post(path + "retry/", Map.of(), version);
      }
    };

    abstract Answer ask(String path, Map<String, String> version, Http editor);
  }

  enum Race {
    EDIT_AND_EDIT(Write.EDIT, Write.EDIT),
    EDIT_AND_DELETE(Write.EDIT, Write.DELETE),
    EDIT_AND_RETRY(Write.EDIT, Write.RETRY),
    DELETE_AND_RETRY(Write.DELETE, Write.RETRY),
    RETRY_AND_RETRY(Write.RETRY, Write.RETRY),
    DELETE_AND_DELETE(Write.DELETE, Write.DELETE);

    private final Write first;
    private final Write second;

    Race(Write first, Write second) {
      this.first = first;
      this.second = second;
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldDoOneOfTwo(Race race) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        Job job = finished();
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Integer>> asking = new ArrayList<>();
        for (Write write : List.of(race.first, race.second)) {
          asking.add(
              () -> {
                start.await();
                return write.ask(job.path(), job.version(), editor).status();
              });
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> status : executor.invokeAll(asking)) {
          statuses.add(status.get());
        }
        assertThat(statuses)
            .as("round %d", round)
            .filteredOn(status -> status / 100 == 2)
            .hasSize(1);
        // What was deleted is not found by who comes later.
        assertThat(statuses).filteredOn(status -> status / 100 != 2).first().isIn(412, 404);
        editor.delete(job.path());
      }
    }
  }

  /**
   * @param version what names it in a request's header
   */
  private record Job(String path, Map<String, String> version) {}

  /** One that nobody works on any more, so that its version is what it is. */
  private Job finished() {
    Answer created =
        editor.post(
            "/api/jobs/",
            Map.of(
                "project",
                project,
                "job_type",
                "tts",
                "parameters",
                Map.of("text", "Who is first?")));
    assertThat(created.status()).isEqualTo(201);
    String path = "/api/jobs/" + created.text("id") + "/";
    assertThat(editor.post(path + "cancel/", Map.of()).status()).isIn(200, 409);
    Answer job = editor.get(path);
    assertThat(job.text("status")).isIn("cancelled", "completed");
    return new Job(path, Map.of("If-Match", job.headers().get("ETag")));
  }
}
