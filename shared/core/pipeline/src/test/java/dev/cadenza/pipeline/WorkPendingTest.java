package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.RetryLimits;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.WorkPending;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class WorkPendingTest {
  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final Steps steps = new Steps();

  @Test
  void shouldWaitForWorkElsewhereAsOftenAsItTakes() {
    PipelineFactory pipeline =
        Steps.pipeline(
            steps.slow("decode"), waiting(RetryLimits.MAX_TRIES + 2), steps.quick("write"));
    for (int look = 0; look < RetryLimits.MAX_TRIES + 2; look++) {
      assertThat(run.handle(pipeline)).isEqualTo(new Verdict.Done());
      assertThat(run.job().status()).isEqualTo(JobStatus.RUNNING);
      assertThat(run.queue().sent()).hasSize(look + 1);
    }

    assertThat(run.handle(pipeline)).isEqualTo(new Verdict.Done());
    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(steps.ran()).containsExactly("decode", "write");
    assertThat(run.queue().delays()).containsOnly(Duration.ofSeconds(30));
  }

  @Test
  void shouldLeaveAWaitingJobToItsMessage() {
    run.handle(Steps.pipeline(waiting(1)));

    Instant soon = Instant.now().plusSeconds(20);
    assertThat(run.job().lease().orElseThrow().heldAt(soon)).isFalse();
    assertThat(run.store().overdue(Instant.now().plusSeconds(80), 10)).isEmpty();
    assertThat(run.store().overdue(Instant.now().plusSeconds(100), 10)).hasSize(1);
  }

  @Test
  void shouldNotWaitForLongerThanAQueueCanDelay() {
    run.handle(Steps.pipeline(Steps.failing(new WorkPending(Duration.ofHours(2), "A long film."))));

    assertThat(run.queue().delays()).containsExactly(JobWorker.MAX_DELAY);
  }

  @Test
  void shouldSendNothingForAJobThatWasCancelledMeanwhile() {
    TestingStep<Text> cancelled =
        new TestingStep<>(
            "wait",
            1,
            Text.class,
            _ -> {
              run.life().cancel(run.job().id());
              throw new WorkPending(Duration.ofSeconds(30), "The engine works on it.");
            });

    assertThat(run.handle(Steps.pipeline(cancelled))).isEqualTo(new Verdict.Done());
    assertThat(run.queue().sent()).isEmpty();
    assertThat(run.job().status()).isEqualTo(JobStatus.CANCELLED);
  }

  /** Waits for an engine far away, which is done when it was asked that often. */
  private static TestingStep<Text> waiting(int looks) {
    AtomicInteger asked = new AtomicInteger();
    return new TestingStep<>(
        "wait",
        1,
        Text.class,
        _ -> {
          if (asked.incrementAndGet() <= looks) {
            throw new WorkPending(Duration.ofSeconds(30), "The engine works on it.");
          }
          return new Text("done");
        });
  }
}
