package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.testing.TestingJobs;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each commit of a job reports its cost, for any outcome. */
final class JobSpendingTest {
  private static final Cost DOLLAR = Cost.ofUsd(1);

  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final Steps steps = new Steps();

  @Test
  void shouldTellInTheResultWhatItCost() {
    run.handle(Steps.pipeline(paying(), paying()));

    assertThat(run.result().metadata()).containsEntry("cost_usd", 2.0);
    assertThat(spent()).isEqualTo(Cost.ofUsd(2));
  }

  @Test
  void shouldTellThatItCostNothing() {
    run.handle(Steps.pipeline(steps.quick("look")));

    assertThat(run.result().metadata()).containsEntry("cost_usd", 0.0);
  }

  @Test
  void shouldCountWhatAFailedAttemptCost() {
    run.handle(
        Steps.pipeline(
            paying(), Steps.failing(new PermanentFailure("silent", "Nothing is to be heard."))));
    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(spent()).isEqualTo(DOLLAR);

    run.life().retry(run.job(), Map.of(), Optional.empty());
    run.handle(Steps.pipeline(paying()));

    assertThat(run.result().metadata()).containsEntry("cost_usd", 2.0);
    assertThat(spent()).isEqualTo(Cost.ofUsd(2));
  }

  @Test
  void shouldGoOnCountingWhereAnotherWorkerLeft() {
    run.handle(
        Steps.pipeline(paying(), Steps.failing(new TransientFailure("busy", "Not now.", null))));
    assertThat(spent()).isEqualTo(DOLLAR);
    run.handle(Steps.pipeline(paying("pay again")));

    assertThat(run.job().spending().spent()).isEqualTo(Cost.ofUsd(2));
  }

  @Test
  void shouldStopBeforeItGoesBeyondTheMonthsLimit() {
    limitTo(1.5);
    run.handle(Steps.pipeline(paying(), paying()));

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(run.job().error().map(JobError::code)).contains("budget_exhausted");
    assertThat(spent()).isEqualTo(DOLLAR);

    run.life().retry(run.job(), Map.of(), Optional.of(Cost.ofUsd(3)));
    run.handle(Steps.pipeline(paying()));
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldTellWhatItSpendsAlsoWhileItsProgressStandsStill() {
    TestingStep<Text> slow =
        new TestingStep<>(
            "slow",
            1,
            Text.class,
            context -> {
              Thread.sleep(RunningJob.PROGRESS_INTERVAL);
              context.progress(0.5);
              try (Meter.Reservation call = context.meter().reserve(DOLLAR)) {
                call.settle();
              }
              Thread.sleep(RunningJob.PROGRESS_INTERVAL);
              context.progress(0.5);
              assertThat(spent()).isEqualTo(DOLLAR);
              return new Text("done");
            });

    run.handle(Steps.pipeline(slow));

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldLeaveAloneWhatJobsBeforeItHaveSpent() {
    limitTo(2.5);
    anotherJobSpends(2);

    run.handle(Steps.pipeline(paying()));

    assertThat(run.job().error().map(JobError::code)).contains("budget_exhausted");
    assertThat(spent()).isEqualTo(Cost.ofUsd(2));
  }

  @Test
  void shouldLeaveAloneWhatJobsBesideItSpendMeanwhile() {
    limitTo(2.5);
    TestingStep<Text> slow =
        new TestingStep<>(
            "slow",
            1,
            Text.class,
            context -> {
              anotherJobSpends(1);
              Thread.sleep(RunningJob.PROGRESS_INTERVAL);
              context.progress(0.5);
              return new Text("done");
            });

    run.handle(Steps.pipeline(paying(), slow, paying()));

    assertThat(run.job().error().map(JobError::code)).contains("budget_exhausted");
    assertThat(spent()).isEqualTo(Cost.ofUsd(2));
  }

  private static TestingStep<Text> paying() {
    return paying("pay");
  }

  private static TestingStep<Text> paying(String name) {
    return new TestingStep<>(
        name,
        1,
        Text.class,
        context -> {
          try (Meter.Reservation call = context.meter().reserve(DOLLAR)) {
            call.settle();
          }
          return new Text("paid");
        });
  }

  private void limitTo(double usd) {
    Instant now = Instant.now();
    Job before = run.job();
    Job after =
        before
            .edited(before.project(), before.parameters(), now)
            .within(Optional.of(Cost.ofUsd(usd)));
    run.store().commit(JobCommit.changing(before, after, now));
  }

  private void anotherJobSpends(double usd) {
    Instant now = Instant.now();
    Job other = TestingJobs.pending(run.job().owner(), JobType.TTS, now);
    run.store().commit(JobCommit.accepting(other, Optional.empty(), now));
    Job paid = other.claimed("other", now, now.plusSeconds(15)).withSpent(Cost.ofUsd(usd));
    run.store().commit(JobCommit.changing(other, paid, now));
  }

  private Cost spent() {
    return run.store().spent(Optional.of(run.job().owner()), YearMonth.now(ZoneOffset.UTC));
  }
}
