package dev.cadenza.pipeline;

import dev.cadenza.jobs.JobWork;
import dev.cadenza.jobs.SearchWords;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a job: from the first unfinished step to the result. */
final class PipelineRun {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

  /**
   * A faster step is not stored, unless it was paid for: repeating it costs less than storing it.
   */
  static final Duration WORTH_KEEPING = Duration.ofMillis(250);

  private final PipelineFactory factory;
  private final RunningJob running;
  private final WorkFiles files;
  private final Checkpoints checkpoints;
  private final StepContext context;
  private final ProgressScale scale;
  private final JobLog log;
  private Optional<Pipeline> pipeline = Optional.empty();
  private boolean published;

  PipelineRun(
      PipelineFactory factory,
      RunningJob running,
      WorkFiles files,
      Path directory,
      TimeBudget budget,
      boolean resumed) {
    this.factory = factory;
    this.running = running;
    this.files = files;
    this.log = new JobLog(resumed);
    this.scale = new ProgressScale(factory.steps());
    this.checkpoints =
        new Checkpoints(files, running.job(), directory, factory.packing(), running::madeHeadway);
    this.context = new StepContext(running, files, checkpoints, directory, budget, scale, log);
  }

  /** Whether any output survives this worker. */
  boolean madeHeadway() {
    return checkpoints.written();
  }

  /** Whether the store may contain output of this worker, or of an earlier one. */
  boolean leavesFiles() {
    return checkpoints.written() || context.resumed();
  }

  /** Whether this worker may have stored files of the result. */
  boolean published() {
    return published;
  }

  void run(Clock clock) throws Exception {
    running.refreshMonthlySpend();
    Pipeline made = factory.pipeline(context);
    pipeline = Optional.of(made);
    for (StepRun<?> step : made.steps()) {
      scale.enter(step.step());
      context.progress(0);
      perform(step);
    }
    context.begin();
    Product product = made.product();
    if (!running.complete(publish(product, clock.instant()), product.engine(), product.title())) {
      throw Interruption.lost();
    }
  }

  /**
   * Makes the pipeline undo external effects. The attempt has already ended, independent of the
   * outcome.
   */
  void abandon() {
    try {
      if (pipeline.isPresent()) {
        pipeline.get().abandon();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn(
          "The external resources of job {} were not deleted",
          running.job().id(),
          LoggedFailure.of(e));
    }
  }

  private <T> void perform(StepRun<T> run) throws Exception {
    Step<T> step = run.step();
    long start = System.nanoTime();
    Cost before = running.meter().spent();
    Optional<T> kept = log.resumed() ? checkpoints.ofStep(step) : Optional.empty();
    if (kept.isEmpty()) {
      context.begin();
    }
    T output = kept.isPresent() ? kept.get() : run.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    run.done(output);
    boolean paid = !running.meter().spent().equals(before);
    if (kept.isEmpty() && (paid || took.compareTo(WORTH_KEEPING) > 0)) {
      checkpoints.keep(step, output);
    }
    log.step(step.name(), took, kept.isPresent());
  }

  private JobResult publish(Product product, Instant now) throws Exception {
    Job job = running.job();
    published = true;
    List<Callable<ResultFile>> uploads = new ArrayList<>();
    for (Product.OutputFile file : product.files()) {
      uploads.add(() -> publish(job, file));
    }
    List<ResultFile> published = ParallelLine.run(uploads);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("engine", product.engine());
    metadata.put("attempt", job.attempt());
    metadata.putAll(product.metadata());
    metadata.put(JobResult.COST, running.meter().spent().usd().doubleValue());
    metadata.put("steps", log.steps().size());
    metadata.put("step_times", log.steps());
    return new JobResult(
        job.id(),
        job.id(),
        job.owner(),
        published,
        log.text(),
        metadata,
        now,
        SearchWords.of(product.text()));
  }

  private ResultFile publish(Job job, Product.OutputFile file) throws IOException {
    String key = JobWork.result(job) + file.name();
    files.put(key, file.path(), file.contentType());
    return new ResultFile(file.name(), file.contentType(), Files.size(file.path()), key);
  }
}
