package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobWork;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.testing.TestingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The files of a result are stored before it: those without a result are deleted. */
final class LeftResultsTest {
  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final Steps steps = new Steps();

  @Test
  void shouldLeaveNoResultOfAJobThatIsCancelledAsItCompletes() {
    run.handle(endingAfter(() -> run.life().cancel(run.job().id())));

    assertThat(run.job().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(run.store().findResult(run.job().id())).isEmpty();
    assertThat(run.files().keys()).isEmpty();
  }

  @Test
  void shouldLeaveNoResultOfAJobThatIsDeletedAsItCompletes() {
    run.handle(endingAfter(() -> run.life().delete(run.job())));

    assertThat(run.files().keys()).isEmpty();
  }

  /** Its worker was killed after it had stored the files. */
  @Test
  void shouldLeaveNoResultOfAJobThatIsCancelledWithoutAWorker() {
    run.handle(
        Steps.pipeline(Steps.failing(new TransientFailure("gone", "The engine went away", null))));
    run.files().put(JobWork.result(run.job()) + "speech.txt", new byte[1], "text/plain");

    run.life().cancel(run.job().id());

    assertThat(run.files().keys()).isEmpty();
  }

  @Test
  void shouldKeepTheResultOfAnEarlierAttemptWhenALaterOneIsCancelled() {
    run.handle(Steps.pipeline(steps.quick("speak")));
    run.life().retry(run.job(), Map.of(), Optional.empty());

    run.handle(endingAfter(() -> run.life().cancel(run.job().id())));

    assertThat(run.job().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(run.files().keys()).containsExactly(run.result().files().getFirst().key());
  }

  /** All is made when something happens to the job. */
  private PipelineFactory endingAfter(Runnable other) {
    PipelineFactory whole = Steps.pipeline(steps.quick("speak"));
    return new PipelineFactory(
        whole.steps(),
        whole.packing(),
        context -> new Interrupted(whole.maker().pipeline(context), other));
  }

  private record Interrupted(Pipeline whole, Runnable other) implements Pipeline {
    @Override
    public List<StepRun<?>> steps() {
      return whole.steps();
    }

    @Override
    public Product product() throws Exception {
      other.run();
      return whole.product();
    }
  }
}
