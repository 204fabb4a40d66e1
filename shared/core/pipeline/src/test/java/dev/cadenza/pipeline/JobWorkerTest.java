package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.RetryLimits;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class JobWorkerTest {
  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final Steps steps = new Steps();

  @Test
  void shouldRunTheStepsInOrderAndPublishTheProduct() {
    assertThat(run.handle(Steps.pipeline(steps.quick("plan"), steps.quick("speak"))))
        .isEqualTo(new Verdict.Done());

    assertThat(steps.ran()).containsExactly("plan", "speak");
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(run.job().progress()).isEqualTo(100);
    assertThat(run.job().engine()).contains("testing");
    JobResult result = run.result();
    assertThat(result.files()).singleElement().extracting("size").isEqualTo(5L);
    assertThat(run.files().read(result.mainFile().orElseThrow().key()))
        .contains("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(result.metadata()).containsEntry("steps", 2);
    assertThat(run.feed().published())
        .extracting(event -> event.job().status())
        .startsWith(JobStatus.RUNNING)
        .endsWith(JobStatus.COMPLETED);
  }

  /** Neither step reports progress. */
  @Test
  void shouldTellWhichStepRunsWhileItRuns() {
    List<Optional<String>> seen = new ArrayList<>();
    TestingStep<Text> first =
        new TestingStep<>(
            "first",
            1,
            Text.class,
            _ -> {
              seen.add(run.job().step());
              return new Text("done");
            });
    TestingStep<Text> second =
        new TestingStep<>(
            "second",
            1,
            Text.class,
            _ -> {
              long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
              while (run.job().progress() < 50 && System.nanoTime() < end) {
                Thread.sleep(10);
              }
              seen.add(run.job().step());
              return new Text("done");
            });

    run.handle(Steps.pipeline(first, second));

    assertThat(seen).containsExactly(Optional.of("first"), Optional.of("second"));
    assertThat(run.store().eventsOf(run.job().id(), 0, 100))
        .as("accepted, claimed, the second step, completed")
        .extracting(event -> event.job().progress())
        .containsExactly(0, 0, 50, 100);
    assertThat(run.result().metadata()).containsEntry("attempt", 1);
  }

  @Test
  void shouldNeverLetProgressFall() {
    TestingStep<Text> slow =
        new TestingStep<>(
            "slow",
            10,
            Text.class,
            context -> {
              for (double fraction : List.of(0.5, 0.2, 0.9)) {
                Thread.sleep(RunningJob.PROGRESS_INTERVAL);
                context.progress(fraction);
              }
              return new Text("done");
            });
    run.handle(Steps.pipeline(slow));

    assertThat(run.store().eventsOf(run.job().id(), 0, 100))
        .extracting(event -> event.job().progress())
        .isSorted();
    assertThat(run.store().eventsOf(run.job().id(), 0, 100))
        .extracting(event -> event.job().progress())
        .contains(50, 90, 100);
  }

  @Test
  void shouldFailAtOnceOnAPermanentFailure() {
    TestingStep<Text> broken =
        Steps.failing(new PermanentFailure("silent", "Nothing is to be heard in this file."));

    assertThat(run.handle(Steps.pipeline(broken))).isEqualTo(new Verdict.Done());
    assertThat(run.job().error())
        .contains(new JobError("silent", "Nothing is to be heard in this file."));
  }

  @Test
  void shouldComeAgainLaterAndLaterOnATransientFailure() {
    TestingStep<Text> busy =
        Steps.failing(new TransientFailure("throttled", "Too many at once", null));

    assertThat(run.handle(Steps.pipeline(busy)))
        .isEqualTo(new Verdict.Again(Duration.ofSeconds(5)));
    assertThat(run.handle(Steps.pipeline(busy), 2))
        .isEqualTo(new Verdict.Again(Duration.ofSeconds(10)));
    assertThat(run.handle(Steps.pipeline(busy), 3))
        .isEqualTo(new Verdict.Again(Duration.ofSeconds(20)));
    assertThat(run.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(run.handle(Steps.pipeline(steps.quick("calm")), 4)).isEqualTo(new Verdict.Done());
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  /** Together more than ten minutes, and no receive of a message counts. */
  @Test
  void shouldWaitLongerForAServiceThatWorkedBefore() {
    run.store().commit(JobCommit.changing(run.job(), claimedWithProgress(), Instant.now()));
    TestingStep<Text> busy =
        Steps.failing(new TransientFailure("throttled", "Too many at once.", null));

    while (!run.job().status().terminal()) {
      // The time of the delay has passed.
      run.store().renewLease(run.job(), Instant.now());
      assertThat(run.handle(Steps.pipeline(busy))).isEqualTo(new Verdict.Done());
    }

    assertThat(run.queue().delays())
        .extracting(Duration::toSeconds)
        .containsExactly(10L, 20L, 40L, 80L, 160L, 160L, 160L, 160L);
    assertThat(run.job().error())
        .map(JobError::message)
        .hasValueSatisfying(message -> assertThat(message).contains("9 attempts", "Too many"));
  }

  private Job claimedWithProgress() {
    Instant now = Instant.now();
    return run.job().claimed("first", now, now).at(20, "speak", Optional.empty());
  }

  @Test
  void shouldGiveUpAJobThatKillsItsWorkers() {
    for (int i = 0; i < RetryLimits.MAX_TRIES; i++) {
      claimAndDie();
    }

    assertThat(run.handle(Steps.pipeline(steps.quick("never")))).isEqualTo(new Verdict.Done());
    assertThat(run.job().error()).map(JobError::code).contains("retries_exhausted");
    assertThat(steps.ran()).isEmpty();
  }

  /** Each worker keeps one step more and dies without letting go of the job. */
  @Test
  void shouldNotGiveUpAJobThatMakesHeadwayHoweverManyWorkersDie() {
    List<TestingStep<?>> all = new ArrayList<>();
    for (int i = 0; i < RetryLimits.MAX_TRIES + 3; i++) {
      all.add(steps.slow("part " + i));
      List<TestingStep<?>> soFar = new ArrayList<>(all);
      soFar.add(Steps.dying());
      assertThatThrownBy(() -> run.handle(Steps.pipeline(soFar.toArray(TestingStep[]::new))))
          .isInstanceOf(Steps.Death.class);
      letTheLeaseLapse();
    }

    assertThat(run.handle(Steps.pipeline(all.toArray(TestingStep[]::new))))
        .isEqualTo(new Verdict.Done());
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(steps.ran()).doesNotHaveDuplicates().hasSize(RetryLimits.MAX_TRIES + 3);
  }

  private void letTheLeaseLapse() {
    Job job = run.job();
    run.store().renewLease(job, Instant.now());
  }

  @Test
  void shouldClaimAJobThatItsOwnerEditsAtThatMoment() {
    Job before = run.job();
    run.store()
        .commit(
            JobCommit.changing(
                before, before.edited("other", Map.of(), Instant.now()), Instant.now()));

    assertThat(run.handle(Steps.pipeline(steps.quick("speak")))).isEqualTo(new Verdict.Done());
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldGoOnAfterTheLastFinishedStep() {
    TestingStep<Text> long1 = steps.slow("decode");
    assertThat(
            run.handle(
                Steps.pipeline(
                    long1,
                    Steps.failing(new TransientFailure("gone", "The engine went away", null)))))
        .as("after headway another message comes, of which no receive is counted yet")
        .isEqualTo(new Verdict.Done());
    assertThat(run.queue().sent()).containsExactly(JobMessage.of(run.job()));
    assertThat(run.handle(Steps.pipeline(long1, steps.quick("speak")), 1))
        .isEqualTo(new Verdict.Done());

    assertThat(steps.ran()).containsExactly("decode", "speak");
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldLetADuplicateDeliveryDoNothing() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    TestingStep<Text> waiting =
        new TestingStep<>(
            "wait",
            1,
            Text.class,
            _ -> {
              started.countDown();
              assertThat(finish.await(10, TimeUnit.SECONDS)).isTrue();
              return new Text("done");
            });
    Thread first = Thread.ofVirtual().start(() -> run.handle(Steps.pipeline(waiting)));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(run.handle(Steps.pipeline(steps.quick("twice")))).isInstanceOf(Verdict.Again.class);
    finish.countDown();
    first.join();
    assertThat(steps.ran()).isEmpty();
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldIgnoreAMessageOfAnEarlierAttempt() {
    JobMessage earlier = JobMessage.of(run.job());
    run.handle(Steps.pipeline(Steps.failing(new PermanentFailure("bad", "Bad."))));
    run.life().retry(run.job(), Map.of(), Optional.empty());

    assertThat(run.handle(Steps.pipeline(steps.quick("old")), earlier, 1, TimeBudget.UNLIMITED))
        .isEqualTo(new Verdict.Done());
    assertThat(steps.ran()).isEmpty();
    assertThat(run.job().status()).isEqualTo(JobStatus.PENDING);
  }

  private void claimAndDie() {
    Instant now = Instant.now();
    Job before = run.job();
    run.store().commit(JobCommit.changing(before, before.claimed("dead", now, now), now));
  }
}
