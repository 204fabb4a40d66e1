package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Maps external work to the job that waits for it. Optional: a job without an entry is resumed
 * later by its own message.
 */
public final class WaitingJobs {
  private static final String PREFIX = "work/waiting/";

  private final WorkFiles files;

  public WaitingJobs(WorkFiles files) {
    this.files = requireNonNull(files, "files");
  }

  /**
   * Stores a job, in place of another one that waits for the same work.
   *
   * @param work its external name
   */
  public void note(String work, String job) {
    files.put(PREFIX + work, job.getBytes(StandardCharsets.UTF_8), "text/plain");
  }

  public Optional<String> job(String work) {
    return files.read(PREFIX + work).map(content -> new String(content, StandardCharsets.UTF_8));
  }
}
