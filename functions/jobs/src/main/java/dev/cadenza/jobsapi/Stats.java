package dev.cadenza.jobsapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.jobs.JobCounts;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts of resources as clients get them. */
record Stats(Jobs jobs, long projects, long results, Spending spending) {

  /** Counts of jobs, by the wire names of every status and type. */
  record Jobs(
      long total,
      @JsonProperty("by_status") Map<String, Long> byStatus,
      @JsonProperty("by_type") Map<String, Long> byType) {
    static Jobs of(JobCounts counts) {
      Map<String, Long> byStatus = new LinkedHashMap<>();
      for (JobStatus status : JobStatus.values()) {
        byStatus.put(status.wire(), counts.matching(Optional.empty(), Optional.of(status)));
      }
      Map<String, Long> byType = new LinkedHashMap<>();
      for (JobType type : JobType.values()) {
        byType.put(type.wire(), counts.matching(Optional.of(type), Optional.empty()));
      }
      return new Jobs(counts.matching(Optional.empty(), Optional.empty()), byStatus, byType);
    }
  }

  /**
   * What jobs cost in a month (UTC).
   *
   * @param month such as {@code 2026-01}
   * @param limit in dollars, or null
   */
  record Spending(String month, BigDecimal usd, @JsonProperty("limit_usd") Double limit) {}
}
