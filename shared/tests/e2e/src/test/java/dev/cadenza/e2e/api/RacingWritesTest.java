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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Of two writes that name the same version, one is done and the other refused; of others none is
 * lost.
 */
final class RacingWritesTest {
  private static final int ROUNDS = 25;
  private static final int FEW_ROUNDS = 8;

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
    for (int round = 0; round < ROUNDS; round++) {
      Job job = finished();
      List<Integer> statuses =
          atOnce(
                  () -> race.first.ask(job.path(), job.version(), editor),
                  () -> race.second.ask(job.path(), job.version(), editor))
              .stream()
              .map(Answer::status)
              .toList();
      assertThat(statuses).as("round %d", round).filteredOn(status -> status / 100 == 2).hasSize(1);
      // What was deleted is not found by who comes later.
      assertThat(statuses).filteredOn(status -> status / 100 != 2).first().isIn(412, 404);
      editor.delete(job.path());
    }
  }

  /** A worker goes on from each edit, and does nothing again. */
  @Test
  void shouldKeepTheEditsOfAJobThatRuns() throws Exception {
    String text = "The harbour was quiet in the morning. ".repeat(60).strip();
    Answer created = submit(Map.of("text", text, "voice", "flite/slt"));
    String path = "/api/jobs/" + created.text("id") + "/";

    int edits = 0;
    while (!editor.get(path).text("status").equals("completed")) {
      Answer edited = editor.patch(path, Map.of("title", "Edit " + ++edits), Map.of());
      assertThat(edited.status()).as(edited.body()).isEqualTo(200);
      Thread.sleep(5);
    }

    Answer job = editor.get(path);
    assertThat(edits).isPositive();
    assertThat(job.text("title")).isEqualTo("Edit " + edits);
    assertThat(job.json().path("attempt").asInt()).isEqualTo(1);
    List<String> steps = new ArrayList<>();
    editor
        .get("/api/job-results/" + job.text("id") + "/")
        .json()
        .at("/metadata/step_times")
        .forEach(step -> steps.add(step.path("name").asText()));
    assertThat(steps).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void shouldRunWithParametersThatWereSavedBeforeItWasRetried() throws Exception {
    for (int round = 0; round < FEW_ROUNDS; round++) {
      String path = finished().path();
      String text = "Edited " + round + ".";
      List<Answer> answers =
          atOnce(
              () -> editor.patch(path, Map.of("parameters", Map.of("text", text)), Map.of()),
              () -> editor.post(path + "retry/", Map.of()));

      assertThat(answers.getLast().status()).isEqualTo(200);
      if (answers.getFirst().status() == 200) {
        assertThat(editor.get(path).json().at("/parameters/text").asText()).isEqualTo(text);
      }
      editor.post(path + "cancel/", Map.of());
      editor.delete(path);
    }
  }

  @Test
  void shouldKeepOneOfTwoSettingsWithOneKey() throws Exception {
    for (int round = 0; round < FEW_ROUNDS; round++) {
      Map<String, Object> first = Map.of("key", "raced." + round, "value", 1);
      Map<String, Object> second = Map.of("key", "raced." + round, "value", 2);
      List<Answer> created =
          atOnce(
              () -> editor.post("/api/settings/", first),
              () -> editor.post("/api/settings/", second));
      assertThat(created).extracting(Answer::status).containsExactlyInAnyOrder(201, 400);

      Answer kept = created.stream().filter(it -> it.status() == 201).findFirst().orElseThrow();
      String path = "/api/settings/" + kept.text("id") + "/";
      Map<String, String> version = Map.of("If-Match", kept.headers().get("ETag"));
      List<Answer> edited =
          atOnce(
              () -> editor.patch(path, Map.of("value", 3), version),
              () -> editor.patch(path, Map.of("value", 4), version));
      assertThat(edited).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
      editor.delete(path);
    }
  }

  private static List<Answer> atOnce(Callable<Answer> first, Callable<Answer> second)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      List<Callable<Answer>> asking = new ArrayList<>();
      for (Callable<Answer> one : List.of(first, second)) {
        asking.add(
            () -> {
              start.await();
              return one.call();
            });
      }
      for (Future<Answer> answer : executor.invokeAll(asking)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private Answer submit(Map<String, Object> parameters) {
    Answer created =
        editor.post(
            "/api/jobs/", Map.of("project", project, "job_type", "tts", "parameters", parameters));
    assertThat(created.status()).isEqualTo(201);
    return created;
  }

  /**
   * @param version what names it in a request's header
   */
  private record Job(String path, Map<String, String> version) {}

  /** One that nobody works on any more, so that its version is what it is. */
  private Job finished() {
    Answer created = submit(Map.of("text", "Who is first?"));
    String path = "/api/jobs/" + created.text("id") + "/";
    assertThat(editor.post(path + "cancel/", Map.of()).status()).isIn(200, 409);
    Answer job = editor.get(path);
    assertThat(job.text("status")).isIn("cancelled", "completed");
    return new Job(path, Map.of("If-Match", job.headers().get("ETag")));
  }
}
