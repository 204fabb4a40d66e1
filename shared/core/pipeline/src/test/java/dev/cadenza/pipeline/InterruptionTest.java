package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.cadenza.jobs.JobMessage;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class InterruptionTest {
  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final Steps steps = new Steps();

  @Test
  void shouldYieldAndContinueInANewInvocation() {
    assertThat(
            run.handle(
                Steps.pipeline(steps.slow("decode"), steps.quick("speak")),
                JobMessage.of(run.job()),
                1,
                budgetEndingAfter(1)))
        .isEqualTo(new Verdict.Done());
    assertThat(run.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(run.queue().sent()).containsExactly(new JobMessage(run.job().id(), 1));

    run.handle(Steps.pipeline(steps.slow("decode"), steps.quick("speak")));
    assertThat(steps.ran()).containsExactly("decode", "speak");
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldStopWithinTwoSecondsWhenCancelled() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Throwable> ended = new AtomicReference<>();
    TestingStep<Text> endless =
        new TestingStep<>(
            "endless",
            1,
            Text.class,
            _ -> {
              started.countDown();
              try {
                Thread.sleep(Duration.ofMinutes(5));
              } catch (InterruptedException e) {
                ended.set(e);
                throw e;
              }
              return new Text("never");
            });
    Thread worker = Thread.ofVirtual().start(() -> run.handle(Steps.pipeline(endless)));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    run.life().cancel(run.job().id());

    // The rest of the two seconds is for the store and the child processes.
    assertThat(LeaseKeeper.INTERVAL).isLessThanOrEqualTo(Duration.ofSeconds(1));
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ended.get()).isNotNull());
    worker.join();
    assertThat(run.job().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(run.store().eventsOf(run.job().id(), 0, 100))
        .last()
        .extracting(event -> event.job().status())
        .isEqualTo(JobStatus.CANCELLED);
  }

  /** Before the watch looks. */
  @Test
  void shouldBeginNoStepAfterACancel() {
    TestingStep<Text> cancelling =
        new TestingStep<>("cancel", 1, Text.class, _ -> new Text(cancelled()));

    assertThat(run.handle(Steps.pipeline(cancelling, steps.quick("after"))))
        .isEqualTo(new Verdict.Done());

    assertThat(steps.ran()).containsExactly("cancel");
    assertThat(run.job().status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void shouldBeginNoPartOfAStepAfterACancel() {
    Segments<Integer, Text> parts =
        new Segments<>(
            "part",
            Text.class,
            String::valueOf,
            _ -> 1,
            (part, _) -> {
              return new Text(cancelled() + part);
            });
    TestingStep<Text> speaking =
        new TestingStep<>(
            "speak",
            1,
            Text.class,
            context -> {
              context.segments().once(1, parts);
              return context.segments().once(2, parts);
            });

    assertThat(run.handle(Steps.pipeline(speaking))).isEqualTo(new Verdict.Done());

    assertThat(steps.ran()).containsExactly("cancel");
  }

  /** Cancels the job, and lets a moment pass in which the worker does not ask again. */
  private String cancelled() throws InterruptedException {
    steps.note("cancel");
    run.life().cancel(run.job().id());
    Thread.sleep(RunningJob.MOMENT.multipliedBy(2));
    return "cancelled";
  }

  @Test
  void shouldLetGoOfTheJobWhenTheMachineShutsDown() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Verdict> verdict = new AtomicReference<>();
    TestingStep<Text> polling =
        new TestingStep<>(
            "poll",
            1,
            Text.class,
            context -> {
              started.countDown();
              while (!context.cancelled()) {
                Thread.onSpinWait();
              }
              throw new CancellationException("interrupted");
            });
    Thread worker =
        Thread.ofPlatform().start(() -> verdict.set(run.handle(Steps.pipeline(polling))));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    worker.interrupt();
    worker.join();

    assertThat(verdict.get()).isEqualTo(new Verdict.Again(Duration.ZERO));
    assertThat(run.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(run.handle(Steps.pipeline(steps.quick("after")), 2)).isEqualTo(new Verdict.Done());
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void shouldLetGoOfTheJobWhenItDoesNotKnowWhetherItsLastCommitWasDone() {
    TestingStep<Text> speaking =
        new TestingStep<>(
            "speak",
            1,
            Text.class,
            context -> {
              run.store().loseNextAnswer();
              // Commits are half a second apart; this thread does the next one, or the watch.
              await()
                  .pollInSameThread()
                  .until(
                      () -> {
                        Throwable _ = catchThrowable(() -> context.progress(0.5));
                        return run.job().progress() > 0;
                      });
              throw new CancellationException("interrupted");
            });

    assertThat(run.handle(Steps.pipeline(speaking))).isEqualTo(new Verdict.Again(Duration.ZERO));

    assertThat(run.job().progress()).isPositive();
    assertThat(run.job().lease().orElseThrow().heldAt(run.job().updatedAt()))
        .as("others have to wait for the end of the lease")
        .isFalse();
  }

  private TimeBudget budgetEndingAfter(int count) {
    return () -> steps.ran().size() >= count ? Duration.ZERO : Duration.ofMinutes(15);
  }
}
