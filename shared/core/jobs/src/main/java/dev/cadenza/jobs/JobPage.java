package dev.cadenza.jobs;

import dev.cadenza.model.Job;
import java.util.List;
import java.util.Optional;

/**
 * @param next the cursor of the following page; empty when this is the last
 */
public record JobPage(List<Job> jobs, Optional<String> next) {
  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
