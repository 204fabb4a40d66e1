package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.WaitingJob;
import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobSteps;
import dev.cadenza.jobs.JobWork;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.JobWorker;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.StepRun;
import dev.cadenza.pipeline.TimeBudget;
import dev.cadenza.pipeline.Verdict;
import dev.cadenza.platform.SampleUser;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A job that is cancelled in any of its steps, or after the last one, ends at once and leaves
 * nothing: no result, no files, no voice, no process. The workers are those of the platform, with
 * its stores, engines and permissions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CancelledStepsTest {
  private static final String AFTER_THE_LAST = "after the last";

  /** The steps of a type that are tried: some, or all with {@code ./cadenza test --faults}. */
  private static final int STEPS_OF_A_TYPE = Integer.getInteger("faults.steps", 3);

  // Read by the test's @FieldSource.
  static final List<Moment> MOMENTS =
      Arrays.stream(JobType.values()).flatMap(type -> moments(type).stream()).toList();

  /** The first step, the end, and those between. */
  private static List<Moment> moments(JobType type) {
    List<Moment> all =
        Stream.concat(JobSteps.of(type).stream(), Stream.of(AFTER_THE_LAST))
            .map(step -> new Moment(type, step))
            .toList();
    int tried = Math.min(STEPS_OF_A_TYPE, all.size());
    return IntStream.range(0, tried)
        .mapToObj(i -> all.get(tried == 1 ? 0 : i * (all.size() - 1) / (tried - 1)))
        .toList();
  }

  private final WaitingJob.Sender sender = new WaitingJob.Sender();
  private final Person editor = Person.of(SampleUser.EDITOR);
  private final DynamoJobs jobs = Platform.jobs();
  private final dev.cadenza.functions.Wiring stores =
      new dev.cadenza.functions.Wiring(Platform.environment("JobsFunction"));
  private final Map<JobType, Worker> workers = new EnumMap<>(JobType.class);

  /** When a job is cancelled. */
  record Moment(JobType type, String step) {
    @Override
    public String toString() {
      return type.wire() + ", " + step;
    }
  }

  /** The parts of a type's worker. */
  private record Worker(dev.cadenza.functions.Wiring wiring, PipelineFactory pipelines) {
    Verdict handle(Job job, PipelineFactory factory) {
      return handle(job, factory, 1);
    }

    /**
     * @param receives how often the message was received
     */
    Verdict handle(Job job, PipelineFactory factory, int receives) {
      return new JobWorker(
              factory, wiring.jobs(), wiring.queue(), wiring.feed(), wiring.files(), wiring.clock())
          .handle(JobMessage.of(job), receives, TimeBudget.UNLIMITED);
    }
  }

  @AfterAll
  void leave() {
    sender.close();
    editor.close();
  }

  @ParameterizedTest
  @FieldSource("MOMENTS")
  void shouldEndAtOnceAndLeaveNothing(Moment moment) throws Exception {
    Worker worker = workers.get(moment.type());
    if (worker == null) {
      worker = worker(moment.type());
      workers.put(moment.type(), worker);
    }
    Job job = jobs.find(accept(moment.type())).orElseThrow();
    List<Job> cancelled = new ArrayList<>();

    Verdict verdict =
        worker.handle(
            job, at(moment.step(), worker.pipelines(), () -> cancelled.add(cancelled(job))));

    assertThat(cancelled).as("reached").hasSize(1);
    assertThat(verdict).isEqualTo(new Verdict.Done());
    assertThat(jobs.find(job.id()))
        .as("it does not change after its end")
        .contains(cancelled.getFirst());
    assertThat(jobs.findResult(job.id())).isEmpty();
    assertThat(stores.files().keys("results/" + job.id())).isEmpty();
    assertThat(stores.files().keys(JobWork.of(job) + JobWork.steps(job))).isEmpty();
    assertThat(stores.files().keys("voices/" + job.id())).isEmpty();
    assertThat(stores.voices().find(job.id())).isEmpty();
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(programs()).isEmpty());
  }

  /** Its message comes again, after the cancel. */
  @Test
  void shouldDeleteTheVoiceThatAKilledWorkerLeft() throws Exception {
    Worker worker = worker(JobType.VOICE_CLONING);
    Job job = jobs.find(accept(JobType.VOICE_CLONING)).orElseThrow();
    PipelineFactory killed =
        at(
            AFTER_THE_LAST,
            worker.pipelines(),
            () -> {
              throw new AssertionError("killed");
            });
    assertThatThrownBy(() -> worker.handle(job, killed)).hasMessage("killed");
    assertThat(stores.voices().find(job.id())).isPresent();
    Job cancelled = cancelled(job);

    assertThat(worker.handle(job, worker.pipelines(), 2)).isEqualTo(new Verdict.Done());

    assertThat(jobs.find(job.id())).contains(cancelled);
    assertThat(stores.voices().find(job.id())).isEmpty();
    assertThat(stores.files().keys("voices/" + job.id())).isEmpty();
  }

  /** As its owner cancels it, who gets the answer before the worker continues. */
  private Job cancelled(Job job) {
    // The worker's own thread is interrupted as soon as the job is cancelled.
    JobStatus status =
        CompletableFuture.supplyAsync(() -> editor.client().cancel(job.id()).status()).join();
    assertThat(status).isEqualTo(JobStatus.CANCELLED);
    return CompletableFuture.supplyAsync(() -> jobs.find(job.id())).join().orElseThrow();
  }

  private String accept(JobType type) throws Exception {
    return switch (type) {
      case AI_STORIES ->
          sender.accept(type, Map.of("prompt", "A lighthouse.", "seed", 7, "seconds", 30));
      // A language with few voices to compare.
      case VOICE_CLONING ->
          sender.accept(type, Map.of("name", "Ada", "consent", true, "language", "pt"));
      case STT, TTS, DUBBING -> sender.accept(type);
    };
  }

  /** The type's worker with the draft engines. */
  private static Worker worker(JobType type) throws Exception {
    FunctionSpec function = Wiring.worker(type);
    Map<String, String> variables =
        new HashMap<>(Platform.shared().cloud().environmentOf(function.id()));
    variables.put("CADENZA_MODELS", "/nonexistent");
    dev.cadenza.functions.Wiring wiring =
        new dev.cadenza.functions.Wiring(Environment.of(variables));
    Method pipelines =
        Class.forName(Wiring.handlerClass(function))
            .getDeclaredMethod("pipelines", dev.cadenza.functions.Wiring.class);
    pipelines.setAccessible(true);
    return new Worker(wiring, (PipelineFactory) pipelines.invoke(null, wiring));
  }

  private static PipelineFactory at(String step, PipelineFactory whole, Runnable action) {
    return new PipelineFactory(
        whole.steps(),
        whole.packing(),
        context -> new Watched(whole.maker().pipeline(context), step, action));
  }

  /** Acts as a step begins, or before the output is collected. */
  private static final class Watched implements Pipeline {
    private final Pipeline whole;
    private final String step;
    private final Runnable action;
    private boolean checked;

    Watched(Pipeline whole, String step, Runnable action) {
      this.whole = whole;
      this.step = step;
      this.action = action;
    }

    /** Looked at twice: when the pipeline is checked, and when its steps are done. */
    @Override
    public List<StepRun<?>> steps() {
      List<StepRun<?>> steps = whole.steps();
      if (!checked) {
        checked = true;
        return steps;
      }
      return new AbstractList<>() {
        @Override
        public StepRun<?> get(int index) {
          if (steps.get(index).step().name().equals(step)) {
            action.run();
          }
          return steps.get(index);
        }

        @Override
        public int size() {
          return steps.size();
        }
      };
    }

    @Override
    public Product product() throws Exception {
      if (step.equals(AFTER_THE_LAST)) {
        action.run();
      }
      return whole.product();
    }

    @Override
    public void abandon() throws Exception {
      whole.abandon();
    }
  }

  /** Each program that a job runs has a shell that guards it; engines that stay have none. */
  private static List<String> programs() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(child -> child.info().commandLine().stream())
        .filter(words -> words.contains("kill -KILL"))
        .toList();
  }
}
