package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobQueue;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of job queues. */
public abstract class JobQueueContract {
  private static final Instant NOON = TestingJobs.NOON;

  private final String owner = "owner-" + Ulid.next(Instant.now());

  /**
   * A message for a worker.
   *
   * @param after the time from its sending until it was visible
   */
  public record Arrival(JobMessage message, Duration after) {}

  protected abstract JobQueue queue();

  /** Waits until the message of a job is visible to the workers of its type, and deletes it. */
  protected abstract Arrival arrival(Job job);

  @Test
  protected void shouldCarryTheAttemptOfAJobToItsWorkers() {
    Job speech = TestingJobs.pending(owner, JobType.TTS, NOON);
    Job transcript = secondAttempt(JobType.STT);

    queue().send(speech, Duration.ZERO);
    queue().send(transcript, Duration.ZERO);

    assertThat(arrival(transcript).message()).isEqualTo(new JobMessage(transcript.id(), 2));
    assertThat(arrival(speech).message()).isEqualTo(new JobMessage(speech.id(), 1));
  }

  @Test
  protected void shouldHoldAMessageBack() {
    Job job = TestingJobs.pending(owner, JobType.DUBBING, NOON);

    queue().send(job, Duration.ofSeconds(1));

    // Queues report times in whole milliseconds.
    assertThat(arrival(job).after()).isGreaterThanOrEqualTo(Duration.ofMillis(999));
  }

  private Job secondAttempt(JobType type) {
    return TestingJobs.pending(owner, type, NOON)
        .claimed("worker", NOON.plusSeconds(1), NOON.plusSeconds(16))
        .failed(new JobError("silent", "No speech."), NOON.plusSeconds(2))
        .retried(Map.of(), Optional.empty(), NOON.plusSeconds(3));
  }
}
