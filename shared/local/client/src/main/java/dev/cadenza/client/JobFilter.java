package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The filters of a list of jobs; empty values match all.
 *
 * @param project its id
 */
public record JobFilter(
    Optional<JobStatus> status, Optional<JobType> type, Optional<String> project) {
  public static final JobFilter ALL =
      new JobFilter(Optional.empty(), Optional.empty(), Optional.empty());

  public JobFilter {
    requireNonNull(status, "status");
    requireNonNull(type, "type");
    requireNonNull(project, "project");
  }

  String query(int pageSize) {
    List<String> parts = new ArrayList<>();
    parts.add("page_size=" + pageSize);
    status.ifPresent(value -> parts.add("status=" + value.wire()));
    type.ifPresent(value -> parts.add("job_type=" + value.wire()));
    project.ifPresent(
        value -> parts.add("project=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return String.join("&", parts);
  }
}
