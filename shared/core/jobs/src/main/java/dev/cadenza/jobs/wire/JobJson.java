package dev.cadenza.jobs.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.jobs.JobSteps;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of a job, as in {@code GET /api/jobs/{id}/}. */
public record JobJson(
    String id,
    String project,
    @JsonProperty("job_type") String type,
    String status,
    int progress,
    @JsonProperty("input_file") String inputFile,
    Map<String, Object> parameters,
    @JsonProperty("created_by") String owner,
    @JsonProperty("created_at") String createdAt,
    @JsonProperty("updated_at") String updatedAt,
    String step,
    List<String> steps,
    Failure error,
    int attempt,
    long version,
    String engine,
    @JsonProperty("started_at") String startedAt,
    @JsonProperty("finished_at") String finishedAt,
    String title) {

  /** Parameters keep their order and nulls. */
  public JobJson {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    steps = List.copyOf(steps);
  }

  /** The error of a failed job. */
  public record Failure(String code, String message) {
    private static Failure of(JobError error) {
      return new Failure(error.code(), error.message());
    }
  }

  public static JobJson of(Job job) {
    return new JobJson(
        job.id(),
        job.project(),
        job.type().wire(),
        job.status().wire(),
        job.progress(),
        job.inputFile().orElse(null),
        job.parameters(),
        job.owner(),
        WireTime.of(job.createdAt()),
        WireTime.of(job.updatedAt()),
        job.step().orElse(null),
        JobSteps.of(job.type()),
        job.error().map(Failure::of).orElse(null),
        job.attempt(),
        job.version(),
        job.engine().orElse(null),
        WireTime.of(job.startedAt()),
        WireTime.of(job.finishedAt()),
        job.title().orElse(null));
  }
}
