package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.WaitingJobs;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.NotYet;
import dev.cadenza.testing.TestingFeed;
import dev.cadenza.testing.TestingFiles;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingJobs;
import dev.cadenza.testing.TestingQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A job that waits for work elsewhere, and is woken by news of it. */
class JobWaitingTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final TestingJobStore store = new TestingJobStore();
  private final TestingQueue queue = new TestingQueue();
  private final TestingFeed feed = new TestingFeed();
  private final TestingFiles files = new TestingFiles();
  private final WaitingJobs waiting = new WaitingJobs(files);
  private final JobLife life = new JobLife(store, queue, feed, files, Clock.systemUTC());
  private final Job job = accept();

  private record Text(String text) {}

  @Test
  void shouldBeFoundByTheWorkThatItWaitsFor() {
    work(new NotYet(LONG, "At it.", "transcription-7"));

    assertThat(waiting.job("transcription-7")).contains(job.id());
    assertThat(waiting.job("transcription-8")).isEmpty();
    assertThat(queue.delays()).containsExactly(LONG);
  }

  @Test
  void shouldBeSentAtOnceWhenItIsWoken() {
    work(new NotYet(LONG, "At it.", "transcription-7"));

    assertThat(life.wake(job.id())).isTrue();
    assertThat(queue.delays()).containsExactly(LONG, Duration.ZERO);
  }

  @Test
  void shouldNotBeWokenWhileAWorkerHasIt() {
    Instant now = Instant.now();
    Job claimed = job.claimed("worker", now, now.plusSeconds(60));
    store.commit(JobCommit.changing(job, claimed, now));

    assertThat(life.wake(job.id())).isFalse();
    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void shouldNotBeWokenWhenItIsOver() {
    work(new NotYet(LONG, "At it.", "transcription-7"));
    life.cancel(job.id());

    assertThat(life.wake(job.id())).isFalse();
    assertThat(life.wake("nobody")).isFalse();
    assertThat(store.find(job.id()).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
  }

  private void work(NotYet answer) {
    Step<Text> asking =
        new Step<>(
            "ask",
            1,
            Text.class,
            _ -> {
              throw answer;
            });
    Pipeline pipeline =
        new Pipeline() {
          @Override
          public List<Step<?>> steps() {
            return List.of(asking);
          }

          @Override
          public Product product(StepContext context) {
            throw new AssertionError("The answer never came.");
          }
        };
    new JobWorker(pipeline, store, queue, feed, files, Clock.systemUTC())
        .handle(new JobMessage(job.id(), 1), 1, TimeBudget.UNLIMITED);
  }

  private Job accept() {
    Job pending = TestingJobs.pending("owner", JobType.STT, Instant.now());
    store.commit(JobCommit.accepting(pending, Optional.empty(), Instant.now()));
    return pending;
  }
}
