package dev.cadenza.jobs;

import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON format of jobs and their frames, the same over HTTP and WebSocket. */
public final class JobJson {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssX").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

  private JobJson() {}

  public static Map<String, Object> of(Job job) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", job.id());
    json.put("project", job.project());
    json.put("job_type", job.type().wire());
    json.put("status", job.status().wire());
    json.put("progress", job.progress());
    json.put("input_file", job.inputFile().orElse(null));
    json.put("parameters", job.parameters());
    json.put("created_by", job.owner());
    json.put("created_at", time(job.createdAt()));
    json.put("updated_at", time(job.updatedAt()));
    json.put("step", job.step().orElse(null));
    json.put("steps", JobSteps.of(job.type()));
    json.put(
        "error",
        job.error()
            .map(error -> Map.of("code", error.code(), "message", error.message()))
            .orElse(null));
    json.put("attempt", job.attempt());
    json.put("version", job.version());
    json.put("engine", job.engine().orElse(null));
    json.put("started_at", time(job.startedAt()));
    json.put("finished_at", time(job.finishedAt()));
    return json;
  }

  /** The frame that a client receives when the event occurs, or in a replay. */
  public static Map<String, Object> frame(JobEvent event) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("type", event.deletion() ? "job.deleted" : "job.update");
    frame.put("job", of(event.job()));
    frame.put("cursor", event.cursor());
    return frame;
  }

  /**
   * ISO 8601 in UTC, in the format of Django REST framework: six decimal digits of the second, or
   * none.
   */
  public static String time(Instant time) {
    Instant micros = time.truncatedTo(ChronoUnit.MICROS);
    boolean whole = micros.equals(micros.truncatedTo(ChronoUnit.SECONDS));
    return (whole ? SECONDS : MICROS).format(micros);
  }

  private static String time(Optional<Instant> time) {
    return time.map(JobJson::time).orElse(null);
  }
}
