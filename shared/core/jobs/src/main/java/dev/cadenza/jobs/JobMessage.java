package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Job;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message of a job in a queue: it names an attempt of a job. All other data is read from the
 * store, so that late or repeated messages are harmless.
 *
 * @param waiting the version at which the job waits, if the message resumes it: of two such
 *     messages, the second is ignored
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

  /** The message in a body; empty if the body is not valid. */
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
