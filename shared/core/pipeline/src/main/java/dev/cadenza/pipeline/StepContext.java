package dev.cadenza.pipeline;

import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.Job;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Upload;
import dev.cadenza.pipeline.files.WorkFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a run sees of its job and its surroundings. */
public final class StepContext {
  /** With less remaining time, the job continues in a new worker. */
  static final Duration MARGIN = Duration.ofSeconds(45);

  private final RunningJob running;
  private final WorkFiles files;
  private final Checkpoints checkpoints;
  private final Path directory;
  private final TimeBudget budget;
  private final ProgressScale scale;
  private final JobLog log;
  private final SegmentRunner segments;
  private volatile Optional<String> engine = Optional.empty();

  StepContext(
      RunningJob running,
      WorkFiles files,
      Checkpoints checkpoints,
      Path directory,
      TimeBudget budget,
      ProgressScale scale,
      JobLog log) {
    this.running = running;
    this.files = files;
    this.checkpoints = checkpoints;
    this.directory = directory;
    this.budget = budget;
    this.scale = scale;
    this.log = log;
    this.segments = new SegmentRunner(this, checkpoints, log);
  }

  public Job job() {
    return running.job();
  }

  /** Does parts of steps side by side, and keeps what they made. */
  public SegmentRunner segments() {
    return segments;
  }

  /**
   * Runs small tasks of one step in parallel, at most one per core; their results are not stored.
   *
   * @return the results, in order
   * @throws Exception the first failure, after which the others are interrupted
   */
  public <O> List<O> inParallel(List<Callable<O>> tasks) throws Exception {
    return ParallelLine.run(tasks);
  }

  /** A folder of this run, deleted after it. */
  public Path directory() {
    return directory;
  }

  /** The path of a work file on this machine, written by its step and read by later ones. */
  public Path path(WorkFile file) {
    return checkpoints.path(file);
  }

  /**
   * Copies a file of the store to this machine.
   *
   * @return whether it exists
   */
  public boolean fetch(String key, Path to) {
    return files.fetch(key, to);
  }

  /**
   * The uploaded file of the job, on this machine; downloaded on first use.
   *
   * @throws PermanentFailure {@code input_missing}
   */
  public Path input() {
    Path input = directory.resolve("input");
    boolean there =
        Files.exists(input)
            || job()
                .inputFile()
                .filter(upload -> fetch(Upload.keyOf(job().owner(), upload), input))
                .isPresent();
    if (!there) {
      throw new PermanentFailure(
          "input_missing", "The uploaded file was deleted. Upload it again and submit a new job.");
    }
    return input;
  }

  /** The content of a small file of the store. */
  public Optional<byte[]> read(String key) {
    return files.read(key);
  }

  /** Sets the engine of the job. */
  public void engine(String name) {
    engine = Optional.of(name);
  }

  Optional<String> engine() {
    return engine;
  }

  /** Counts the cost of the job's engine calls; the result contains the sum. */
  public Meter meter() {
    return running.meter();
  }

  /** Writes a line into the result's log. */
  public void log(String line) {
    log.line(line);
  }

  /**
   * Reports the completed fraction of this step, 0-1. It may be called at any rate: the runner
   * limits commits.
   */
  public void progress(double fraction) {
    running.progress(scale.percent(fraction), scale.step(), engine);
    checkpoint();
  }

  /** Whether to stop because the job was cancelled. Child processes poll this. */
  public boolean cancelled() {
    return running.lost() || Thread.currentThread().isInterrupted();
  }

  /** Whether another worker, or an earlier attempt, may have stored output to continue from. */
  boolean resumed() {
    return log.resumed() || running.job().attempt() > 1;
  }

  /**
   * The beginning of a step or of a part of one. Nothing begins after a job was cancelled: the
   * store is asked.
   */
  void begin() {
    running.confirm();
    checkpoint();
  }

  /**
   * A point at which the step may stop: because the job was cancelled, or because the worker's time
   * is over and another continues. {@link #progress} is one, too; long work without progress must
   * call this regularly.
   */
  public void checkpoint() {
    if (running.lost()) {
      throw Interruption.lost();
    }
    if (budget.remaining().compareTo(MARGIN) < 0) {
      throw Interruption.ranOutOfTime();
    }
  }
}
