package dev.cadenza.jobs;

import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import java.util.Locale;
import java.util.Optional;

/** How often a job without progress is tried. */
public final class RetryLimits {
  /**
   * The maximum number of receives of a message, and of claims of a job without stored progress.
   */
  public static final int MAX_TRIES = 5;

  /**
   * The maximum number of claims of a job with progress whose service fails now: with the delays
   * between them more than ten minutes.
   */
  public static final int MAX_TRIES_WITH_PROGRESS = 9;

  private static final int MAX_SETBACK = 300;

  private RetryLimits() {}

  /**
   * Whether a job waits for a service that worked for it before and fails now. A job without
   * progress ends sooner: the service may be set up wrongly.
   *
   * @param failure the newest error, for users, if there was one
   */
  public static boolean waitsForService(Job job, Optional<String> failure) {
    return job.progress() > 0 && failure.or(job::setback).isPresent();
  }

  /** The maximum number of claims of a job without stored progress. */
  public static int maxTries(Job job) {
    return waitsForService(job, Optional.empty()) ? MAX_TRIES_WITH_PROGRESS : MAX_TRIES;
  }

  /** The error of a job after too many attempts, with the last reported error. */
  public static JobError exhausted(Job job) {
    String last = job.setback().map(said -> " Last error: " + shortened(said)).orElse("");
    return new JobError(
        "retries_exhausted",
        String.format(
            Locale.ROOT,
            "The job failed after %d attempts.%s Retry it later; if it fails again, contact an administrator.",
            Math.clamp(job.claims(), MAX_TRIES, MAX_TRIES_WITH_PROGRESS),
            last));
  }

  private static String shortened(String sentence) {
    String plain = sentence.strip();
    String some = plain.length() > MAX_SETBACK ? plain.substring(0, MAX_SETBACK) + "…" : plain;
    return some.matches("(?s).*[.!?]") ? some : some + ".";
  }
}
