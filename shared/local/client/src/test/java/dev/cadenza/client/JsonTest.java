package dev.cadenza.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.client.model.NewProfile;
import dev.cadenza.client.model.Page;
import dev.cadenza.client.model.Profile;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.JobTexts;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final String JOB = JobTexts.job("J1", "running", 40, 3);

  @Test
  void shouldReadEveryFieldOfAJob() {
    Job job =
        read(
            JOB.replace("\"error\": null", "\"error\": {\"code\": \"c\", \"message\": \"M.\"}")
                .replace("\"started_at\": null", "\"started_at\": \"2026-01-02T03:04:05.678901Z\"")
                .replace("\"step\": null", "\"step\": \"speak\"")
                .replace("\"input_file\": null", "\"input_file\": \"U7\""));

    assertThat(job.error()).contains(new JobError("c", "M."));
    assertThat(job.startedAt()).contains(Instant.parse("2026-01-02T03:04:05.678901Z"));
    assertThat(job.finishedAt()).isEmpty();
    assertThat(job.step()).contains("speak");
    assertThat(job.inputFile()).contains("U7");
    assertThat(job.createdBy()).isEqualTo("U1");
    assertThat(job.attempt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\"",
        "\"project\"",
        "\"job_type\"",
        "\"status\"",
        "\"progress\"",
        "\"parameters\"",
        "\"created_by\"",
        "\"created_at\"",
        "\"updated_at\"",
        "\"attempt\"",
        "\"version\""
      })
  void shouldRefuseAJobWithoutARequiredField(String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(JOB.replace(field, "\"of_a_later_server\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"step\"", "\"error\"", "\"engine\"", "\"started_at\"", "\"input_file\""})
  void shouldDoWithoutAnOptionalField(String field) {
    assertThat(read(JOB.replace(field, "\"of_a_later_server\"")).id()).isEqualTo("J1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "no JSON", "{\"id\": \"J1\"}"})
  void shouldRefuseWhatIsNoJob(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(text)).withMessageContaining(text);
  }

  @Test
  void shouldRefuseAStatusThatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(JobTexts.job("J1", "sleeping", 40, 3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(JobTexts.job("J1", "RUNNING", 40, 3)));
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadEveryStatus(JobStatus status) {
    assertThat(read(JobTexts.job("J1", status.wire(), 40, 3)).status()).isEqualTo(status);
  }

  @Test
  void shouldReadAndWriteEveryType() {
    assertThat(Arrays.asList(JobType.values()))
        .allSatisfy(
            type -> {
              assertThat(read(JOB.replace("\"tts\"", "\"" + type.wire() + "\"")).jobType())
                  .isEqualTo(type);
              assertThat(Json.write(new NewJob("P1", type, Map.of(), Optional.empty())))
                  .contains("\"job_type\":\"" + type.wire() + "\"");
            });
  }

  @Test
  void shouldReadAPage() {
    Page<Profile> page =
        Json.readPage(
            """
            {"count": 3, "next": "http://localhost/api/profiles/?page=2", "previous": null, "results": [
              {"id": "U1", "username": "editor1", "email": "", "role": "editor", "is_active": true,
               "created_at": "2026-01-02T03:04:05Z", "groups": []}]}
            """,
            Profile.class);

    assertThat(page.count()).isEqualTo(3);
    assertThat(page.next()).contains(URI.create("http://localhost/api/profiles/?page=2"));
    assertThat(page.previous()).isEmpty();
    assertThat(page.results())
        .containsExactly(
            new Profile(
                "U1", "editor1", "", "editor", true, Instant.parse("2026-01-02T03:04:05Z")));
  }

  @Test
  void shouldWriteOnlyWhatChanges() {
    assertThat(Json.write(new Requests.ProfileEdit(Optional.empty(), Optional.of(false))))
        .isEqualTo("{\"is_active\":false}");
    assertThat(Json.write(new Requests.ProfileEdit(Optional.of("viewer"), Optional.empty())))
        .isEqualTo("{\"role\":\"viewer\"}");
    assertThat(Json.write(new NewProfile("a", "a@example.org", Optional.empty(), "secret")))
        .isEqualTo("{\"username\":\"a\",\"email\":\"a@example.org\",\"password\":\"secret\"}");
  }

  private static Job read(String json) {
    return Json.read(json, Job.class);
  }
}
