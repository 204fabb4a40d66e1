package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.testing.TestingRun;
import dev.cadenza.testing.TestingStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The external resources of an attempt are deleted when no worker needs them, and not before. */
final class AbandonedTest {
  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final List<String> undone = new ArrayList<>();
  private final TestingStep<Text> elsewhere =
      new TestingStep<>("elsewhere", 1, Text.class, _ -> new Text("made"));

  @Test
  void shouldUndoWhatAFailedJobMade() {
    run.handle(pipeline(Steps.failing(new PermanentFailure("silent", "Nothing is to be heard."))));

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(undone).containsExactly("made");
  }

  @Test
  void shouldUndoWhatACancelledJobMade() {
    run.handle(
        pipeline(
            doing(
                () -> {
                  run.life().cancel(run.job().id());
                  Thread.sleep(60_000);
                })));

    assertThat(run.job().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(undone).containsExactly("made");
  }

  /** Its message comes again, when the job has ended. */
  @Test
  void shouldDeleteWhatAKilledWorkerLeft() {
    assertThatThrownBy(() -> run.handle(leaving(Steps.dying()))).isInstanceOf(Steps.Death.class);
    run.life().cancel(run.job().id());
    run.handle(leaving(Steps.dying()), 1);
    assertThat(undone).as("another message").isEmpty();

    assertThat(run.handle(leaving(Steps.dying()), 2)).isEqualTo(new Verdict.Done());

    assertThat(undone).containsExactly(run.job().id());
  }

  @Test
  void shouldKeepWhatACompletedJobMade() {
    run.handle(leaving(elsewhere));
    run.handle(leaving(elsewhere), 2);

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(undone).isEmpty();
  }

  private PipelineFactory leaving(TestingStep<?> step) {
    PipelineFactory plain = Steps.pipeline(step);
    return new PipelineFactory(
        plain.steps(), plain.packing(), plain.maker(), job -> undone.add(job.id()));
  }

  @Test
  void shouldKeepItForTheNextTry() {
    run.handle(pipeline(Steps.failing(new TransientFailure("busy", "Not now.", null))));

    assertThat(undone).isEmpty();
  }

  @Test
  void shouldKeepItForWhoeverTookTheJobOver() {
    run.handle(
        pipeline(
            doing(
                () -> {
                  Instant now = Instant.now();
                  Job before = run.job();
                  Job left = before.released(false, Optional.empty(), now, now);
                  run.store().commit(JobCommit.changing(before, left, now));
                  Job taken = left.claimed("another", now, now.plusSeconds(60));
                  run.store().commit(JobCommit.changing(left, taken, now));
                  Thread.sleep(60_000);
                })));

    assertThat(run.job().lease().orElseThrow().holder()).isEqualTo("another");
    assertThat(undone).isEmpty();
  }

  @Test
  void shouldFailTheJobAlsoWhereNothingCanBeUndone() {
    run.handle(
        pipeline(
            new PermanentFailure("gone", "It is gone."),
            Steps.failing(new PermanentFailure("silent", "Nothing is to be heard."))));

    assertThat(run.job().error().orElseThrow().code()).isEqualTo("silent");
  }

  @FunctionalInterface
  private interface Deed {
    void run() throws Exception;
  }

  private static TestingStep<Text> doing(Deed deed) {
    return new TestingStep<>(
        "do",
        1,
        Text.class,
        _ -> {
          deed.run();
          return new Text("done");
        });
  }

  private PipelineFactory pipeline(TestingStep<Text> last) {
    return pipeline(Optional.empty(), last);
  }

  private PipelineFactory pipeline(RuntimeException obstacle, TestingStep<Text> last) {
    return pipeline(Optional.of(obstacle), last);
  }

  private PipelineFactory pipeline(Optional<RuntimeException> obstacle, TestingStep<Text> last) {
    return TestingStep.pipelines(
        List.of(elsewhere, last),
        new TestingStep.Ending() {
          @Override
          public Product product(StepContext context) {
            throw new AssertionError("It has no result.");
          }

          @Override
          public void abandon(StepContext context) {
            obstacle.ifPresent(
                thrown -> {
                  throw thrown;
                });
            assertThat(last.made()).isEmpty();
            undone.add(elsewhere.made().orElseThrow().text());
          }
        });
  }
}
