package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.TestMedia;
import dev.cadenza.jobs.JobSteps;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job tells the steps that its worker does. */
final class JobStepsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> TALK =
      List.of(
          "Good morning, the train leaves at nine.",
          "People stood on the platform and looked at the clock.",
          "A small dog slept beside an old man who was reading the paper.",
          "Nobody looked up when the doors closed.");

  @TempDir private static Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldTellTheStepsOfEachType(JobType type) throws Exception {
    try (Person editor = Person.of(SampleUser.EDITOR)) {
      Job job = editor.finished(submitted(editor, type));

      assertThat(job.status()).as(job.error().toString()).isEqualTo(JobStatus.COMPLETED);
      JsonNode told = get(editor.client(), "/api/jobs/" + job.id() + "/").path("steps");
      assertThat(names(told))
          .isEqualTo(performed(editor.client(), job))
          .isEqualTo(JobSteps.of(type));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseAPipelineWithOtherSteps(JobType type) {
    List<String> reversed = JobSteps.of(type).reversed();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobSteps.require(type, reversed))
        .withMessageContaining(type.wire())
        .withMessageContaining(reversed.toString());
  }

  @Test
  void shouldAcceptAPipelineWithTheStepsOfItsType() {
    for (JobType type : JobType.values()) {
      JobSteps.require(type, JobSteps.of(type));
    }
  }

  private static Job submitted(Person editor, JobType type) throws Exception {
    return switch (type) {
      case TTS -> editor.speak(Map.of("text", "Good morning."));
      case STT -> editor.transcribe("talk.wav", talk());
      case DUBBING -> editor.submit(type, Map.of("target_language", "es"), "talk.wav", talk());
      case VOICE_CLONING ->
          editor.submit(
              type, Map.of("name", "Anna", "language", "en", "consent", true), "talk.wav", talk());
      case AI_STORIES ->
          editor.submit(type, Map.of("prompt", "A keeper of voices.", "seed", 7, "seconds", 30));
    };
  }

  private static byte[] talk() throws Exception {
    return TestMedia.speech(folder, "flite/slt", TALK, 0.5);
  }

  private static List<String> performed(CadenzaClient client, Job job) throws IOException {
    List<String> steps = new ArrayList<>();
    get(client, "/api/job-results/" + job.id() + "/")
        .path("metadata")
        .path("step_times")
        .forEach(step -> steps.add(step.path("name").asText()));
    return steps;
  }

  private static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static JsonNode get(CadenzaClient client, String path) throws IOException {
    return JSON.readTree(client.getText(path));
  }
}
