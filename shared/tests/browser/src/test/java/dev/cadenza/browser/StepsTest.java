package dev.cadenza.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Page;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps that the page foresees are those that the pipelines go through. */
final class StepsTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TALK =
      "Good morning. The train leaves at nine. People stood on the platform and looked at the"
          + " clock. A small dog slept beside an old man who was reading the paper. Nobody looked"
          + " up when the doors closed, and the morning went on as it had begun.";
  private static final String SHOWN =
      "text => Promise.all([import('lit'), import(new URL('parts/step-list.js',"
          + " document.querySelector('script[type=module]').src))]).then(([lit, part]) => {"
          + " const place = document.createElement('div');"
          + " lit.render(part.stepList(JSON.parse(text), []), place);"
          + " return [...place.querySelectorAll('li')].map(it => it.textContent.toLowerCase()); })";

  @ParameterizedTest
  @EnumSource(JobType.class)
  void shouldForeseeTheStepsOfEachType(JobType type) throws IOException {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject("Steps", "").id();
      Job job = feed.awaitFinished(client.submit(job(client, project, type)), TIMEOUT);
      assertThat(job.error()).isEmpty();

      Page page = window.page();
      Object foreseen = page.evaluate(SHOWN, client.getText("/api/jobs/" + job.id() + "/"));
      assertThat(foreseen).isEqualTo(visible(type, steps(client, job.id())));
      assertThat(shown(client, job.id()))
          .as("the first is named as soon as a worker has the job")
          .startsWith(steps(client, job.id()).getFirst())
          .isSubsetOf(steps(client, job.id()));
    }
  }

  private static NewJob job(CadenzaClient client, String project, JobType type) {
    return switch (type) {
      case TTS -> NewJob.textToSpeech(project, Map.of("text", TALK));
      case STT -> NewJob.speechToText(project, recording(client));
      case DUBBING ->
          new NewJob(
              project, type, Map.of("target_language", "es"), Optional.of(recording(client)));
      case VOICE_CLONING ->
          new NewJob(
              project,
              type,
              Map.of("name", "Anna", "language", "en", "consent", true),
              Optional.of(recording(client)));
      case AI_STORIES ->
          new NewJob(
              project,
              type,
              Map.of("prompt", "A keeper of voices.", "seed", 7, "seconds", 30),
              Optional.empty());
    };
  }

  private static String recording(CadenzaClient client) {
    return client.upload("talk.wav", Recordings.speech(TALK)).id();
  }

  /** A transcript that nobody wants translated is shown without that step. */
  private static List<String> visible(JobType type, List<String> steps) {
    return steps.stream().filter(step -> type != JobType.STT || !step.equals("translate")).toList();
  }

  /** As the pipeline went through them. */
  private static List<String> steps(CadenzaClient client, String job) throws IOException {
    List<String> steps = new ArrayList<>();
    JSON.readTree(client.getText("/api/job-results/" + job + "/"))
        .path("metadata")
        .path("step_times")
        .forEach(step -> steps.add(step.path("name").asText()));
    return steps;
  }

  /** As reported while it ran. */
  private static List<String> shown(CadenzaClient client, String job) throws IOException {
    List<String> steps = new ArrayList<>();
    for (JsonNode event :
        JSON.readTree(client.getText("/api/jobs/" + job + "/events/")).path("results")) {
      if (event.path("job").path("status").asText().equals("running")) {
        steps.add(event.path("job").path("step").asText());
      }
    }
    return steps;
  }
}
