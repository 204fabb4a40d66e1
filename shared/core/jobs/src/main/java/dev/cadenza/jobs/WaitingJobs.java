package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which job waits for which work elsewhere. Only a help: a job that is not listed here is woken by
 * its own message, later.
 */
public final class WaitingJobs {
  private static final String PREFIX = "work/waiting/";

  private final WorkFiles files;

  public WaitingJobs(WorkFiles files) {
    this.files = requireNonNull(files, "files");
  }

  /**
   * Remembers a job, in place of another that waits for the same.
   *
   * @param work as whoever does it calls it
   */
  public void note(String work, String job) {
    files.put(PREFIX + work, job.getBytes(StandardCharsets.UTF_8), "text/plain");
  }

  public Optional<String> job(String work) {
    return files.read(PREFIX + work).map(content -> new String(content, StandardCharsets.UTF_8));
  }
}
