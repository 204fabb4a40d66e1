package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.testing.TestingFeed;
import dev.cadenza.testing.TestingFiles;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingJobs;
import dev.cadenza.testing.TestingQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a job costs is told by each of its commits, whatever becomes of it. */
class JobSpendingTest {
  private static final String OWNER = "owner";
  private static final Cost DOLLAR = Cost.ofUsd(1);

  private final TestingJobStore store = new TestingJobStore();
  private final TestingQueue queue = new TestingQueue();
  private final TestingFeed feed = new TestingFeed();
  private final TestingFiles files = new TestingFiles();
  private String job;

  private record Text(String text) {}

  @Test
  void shouldTellInTheResultWhatItCost() {
    accept(Optional.empty());
    work(1, paying(), paying());

    assertThat(store.findResult(job).orElseThrow().metadata()).containsEntry("cost_usd", 2.0);
    assertThat(spent()).isEqualTo(Cost.ofUsd(2));
  }

  @Test
  void shouldTellThatItCostNothing() {
    accept(Optional.empty());
    work(1, new Step<>("look", 1, Text.class, _ -> new Text("seen")));

    assertThat(store.findResult(job).orElseThrow().metadata()).containsEntry("cost_usd", 0.0);
  }

  @Test
  void shouldCountWhatAFailedAttemptCost() {
    accept(Optional.empty());
    work(1, paying(), failing(new PermanentFailure("silent", "Nothing is to be heard.")));
    assertThat(current().status()).isEqualTo(JobStatus.FAILED);
    assertThat(spent()).isEqualTo(DOLLAR);

    life().retry(job, Map.of(), Optional.empty());
    work(2, paying());

    assertThat(store.findResult(job).orElseThrow().metadata()).containsEntry("cost_usd", 2.0);
    assertThat(spent()).isEqualTo(Cost.ofUsd(2));
  }

  @Test
  void shouldGoOnCountingWhereAnotherWorkerLeft() {
    accept(Optional.empty());
    work(1, paying(), failing(new TransientFailure("busy", "Not now.", null)));
    assertThat(spent()).isEqualTo(DOLLAR);
    work(1, paying());

    assertThat(current().spending().spent()).isEqualTo(Cost.ofUsd(2));
  }

  @Test
  void shouldStopBeforeItGoesBeyondItsBudget() {
    accept(Optional.of(Cost.ofUsd(1.5)));
    work(1, paying(), paying());

    assertThat(current().status()).isEqualTo(JobStatus.FAILED);
    assertThat(current().error().map(JobError::code)).contains("budget_exhausted");
    assertThat(spent()).isEqualTo(DOLLAR);

    life().retry(job, Map.of(), Optional.of(Cost.ofUsd(3)));
    work(2, paying());
    assertThat(current().status()).isEqualTo(JobStatus.COMPLETED);
  }

  private static Step<Text> paying() {
    return new Step<>(
        "pay",
        1,
        Text.class,
        context -> {
          try (Meter.Reservation call = context.meter().reserve(DOLLAR)) {
            call.settle();
          }
          return new Text("paid");
        });
  }

  private static Step<Text> failing(RuntimeException failure) {
    return new Step<>(
        "fail",
        1,
        Text.class,
        _ -> {
          throw failure;
        });
  }

  private void accept(Optional<Cost> budget) {
    Job pending = TestingJobs.pending(OWNER, JobType.TTS, Instant.now()).within(budget);
    store.commit(JobCommit.accepting(pending, Optional.empty(), Instant.now()));
    job = pending.id();
  }

  private void work(int attempt, Step<?>... steps) {
    Pipeline pipeline =
        new Pipeline() {
          @Override
          public List<Step<?>> steps() {
            return List.of(steps);
          }

          @Override
          public Product product(StepContext context) throws Exception {
            Path file = Files.writeString(context.directory().resolve("speech.txt"), "hello");
            return new Product(
                "testing",
                List.of(new Product.OutputFile("speech.txt", "text/plain", file)),
                Map.of());
          }
        };
    new JobWorker(pipeline, store, queue, feed, files, Clock.systemUTC())
        .handle(new JobMessage(job, attempt), 1, TimeBudget.UNLIMITED);
  }

  private JobLife life() {
    return new JobLife(store, queue, feed, files, Clock.systemUTC());
  }

  private Job current() {
    return store.find(job).orElseThrow();
  }

  private Cost spent() {
    return store.spent(Optional.of(OWNER), YearMonth.now(ZoneOffset.UTC));
  }
}
