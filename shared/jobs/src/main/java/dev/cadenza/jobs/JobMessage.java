package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Job;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What travels through a queue: which attempt of which job wants a worker. Everything else is read
 * from the store, so that a message that arrives late or twice can do no harm.
 */
public record JobMessage(String job, int attempt) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*\\{\\s*\"job\"\\s*:\\s*\"([0-9A-Z]{26})\"\\s*,\\s*\"attempt\"\\s*:\\s*(\\d{1,9})\\s*}\\s*");

  public JobMessage {
    requireNonNull(job, "job");
  }

  public static JobMessage of(Job job) {
    return new JobMessage(job.id(), job.attempt());
  }

  /** The message in a body, or nothing when the body is not one. */
  public static Optional<JobMessage> parse(String body) {
    Matcher form = FORM.matcher(body);
    return form.matches()
        ? Optional.of(new JobMessage(form.group(1), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  public String body() {
    return "{\"job\": \"" + job + "\", \"attempt\": " + attempt + "}";
  }
}
