package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.WaitingJobs;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.WorkPending;
import dev.cadenza.testing.TestingRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A job that waits for work elsewhere, and is woken by news of it. */
final class JobWaitingTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final TestingRun run = new TestingRun(JobType.STT, Map.of());
  private final WaitingJobs waiting = new WaitingJobs(run.files());
  private final String id = run.job().id();

  @Test
  void shouldBeFoundByTheWorkThatItWaitsFor() {
    waitFor("transcription-7");

    assertThat(waiting.job("transcription-7")).contains(id);
    assertThat(waiting.job("transcription-8")).isEmpty();
    assertThat(run.queue().delays()).containsExactly(LONG);
  }

  @Test
  void shouldBeSentAtOnceWhenItIsWoken() {
    waitFor("transcription-7");

    assertThat(run.life().wake(id)).isTrue();
    assertThat(run.queue().delays()).containsExactly(LONG, Duration.ZERO);
  }

  @Test
  void shouldNotBeWokenWhileAWorkerHasIt() {
    Instant now = Instant.now();
    Job job = run.job();
    Job claimed = job.claimed("worker", now, now.plusSeconds(60));
    run.store().commit(JobCommit.changing(job, claimed, now));

    assertThat(run.life().wake(id)).isFalse();
    assertThat(run.queue().sent()).isEmpty();
  }

  /** A worker at work would send it round and round, until it ended among the dead letters. */
  @Test
  void shouldLetTheMessageGoThatComesAfterTheNews() {
    waitFor("transcription-7");
    JobMessage late = JobMessage.of(run.job());
    Instant now = Instant.now();
    Job waiting = run.job();
    Job woken = waiting.claimed("worker", now, now.plusSeconds(60));
    run.store().commit(JobCommit.changing(waiting, woken, now));

    assertThat(JobMessage.parse(late.body())).contains(late);
    assertThat(run.handle(Steps.pipeline(), late, 1, TimeBudget.UNLIMITED))
        .isEqualTo(new Verdict.Done());
    assertThat(run.handle(Steps.pipeline(), late, 2, TimeBudget.UNLIMITED))
        .as("its own second try")
        .isInstanceOf(Verdict.Again.class);
    assertThat(run.job()).isEqualTo(woken);
  }

  @Test
  void shouldNotBeWokenWhenItIsOver() {
    waitFor("transcription-7");
    run.life().cancel(id);

    assertThat(run.life().wake(id)).isFalse();
    assertThat(run.life().wake("nobody")).isFalse();
    assertThat(run.job().status()).isEqualTo(JobStatus.CANCELLED);
  }

  private void waitFor(String work) {
    run.handle(Steps.pipeline(Steps.failing(new WorkPending(LONG, "At it.", work))));
  }
}
