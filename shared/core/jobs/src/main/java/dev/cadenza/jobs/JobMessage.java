package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Job;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What travels through a queue: which attempt of which job wants a worker. Everything else is read
 * from the store, so that a message that arrives late or twice can do no harm.
 *
 * @param waiting the version at which the job waits, if the message is to wake it: two may be on
 *     their way, of which the later has nothing to do
 */
public record JobMessage(String job, int attempt, Optional<Long> waiting) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*\\{\\s*\"job\"\\s*:\\s*\"([0-9A-Z]{26})\"\\s*,\\s*\"attempt\"\\s*:\\s*(\\d{1,9})\\s*(?:,\\s*\"waiting\"\\s*:\\s*(\\d{1,18})\\s*)?}\\s*");

  public JobMessage {
    requireNonNull(job, "job");
    requireNonNull(waiting, "waiting");
  }

  /** For a job that does not wait. */
  public JobMessage(String job, int attempt) {
    this(job, attempt, Optional.empty());
  }

  public static JobMessage of(Job job) {
    Optional<Long> waiting = job.waits() ? Optional.of(job.version()) : Optional.empty();
    return new JobMessage(job.id(), job.attempt(), waiting);
  }

  /** The message in a body, or nothing when the body is not one. */
  public static Optional<JobMessage> parse(String body) {
    Matcher form = FORM.matcher(body);
    return form.matches()
        ? Optional.of(
            new JobMessage(
                form.group(1),
                Integer.parseInt(form.group(2)),
                Optional.ofNullable(form.group(3)).map(Long::valueOf)))
        : Optional.empty();
  }

  public String body() {
    String state = waiting.map(version -> ", \"waiting\": " + version).orElse("");
    return "{\"job\": \"" + job + "\", \"attempt\": " + attempt + state + "}";
  }
}
