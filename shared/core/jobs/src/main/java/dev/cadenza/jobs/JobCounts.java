package dev.cadenza.jobs;

import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The number of jobs by type and status. */
public record JobCounts(Map<JobType, Map<JobStatus, Long>> cells) {
  public JobCounts {
    Map<JobType, Map<JobStatus, Long>> copy = new EnumMap<>(JobType.class);
    cells.forEach((type, row) -> copy.put(type, row.isEmpty() ? Map.of() : Map.copyOf(row)));
    cells = Map.copyOf(copy);
  }

  /** The number of jobs of a type and status; an empty filter matches all. */
  public long matching(Optional<JobType> type, Optional<JobStatus> status) {
    return Arrays.stream(JobType.values())
        .filter(candidate -> type.isEmpty() || type.get() == candidate)
        .mapToLong(candidate -> inRow(cells.getOrDefault(candidate, Map.of()), status))
        .sum();
  }

  private static long inRow(Map<JobStatus, Long> row, Optional<JobStatus> status) {
    return status.isPresent()
        ? row.getOrDefault(status.get(), 0L)
        : row.values().stream().mapToLong(Long::longValue).sum();
  }
}
