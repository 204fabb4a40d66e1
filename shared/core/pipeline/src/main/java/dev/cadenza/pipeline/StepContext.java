package dev.cadenza.pipeline;

import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Upload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/** What a step sees of its job and its surroundings. */
public final class StepContext {
  /** A step that has less time than this left lets the job go on in a new worker. */
  static final Duration MARGIN = Duration.ofSeconds(45);

  /**
   * Segments of a job that is done this quickly are not kept: doing them again costs less than
   * keeping them.
   */
  static final Duration WORTH_KEEPING = Duration.ofSeconds(3);

  private final RunningJob running;
  private final WorkFiles files;
  private final Checkpoints checkpoints;
  private final Path directory;
  private final TimeBudget budget;
  private final ProgressScale scale;
  private final JobLog log;
  private final Map<Step<?>, Object> outputs = new HashMap<>();
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
  }

  public Job job() {
    return running.job();
  }

  public Map<String, Object> parameters() {
    return running.job().parameters();
  }

  /** What an earlier step made, if it came to that. */
  public <T> Optional<T> made(Step<T> step) {
    return Optional.ofNullable(step.output().cast(outputs.get(step)));
  }

  /** What an earlier step made. */
  public <T> T output(Step<T> step) {
    Object output = outputs.get(step);
    if (output == null) {
      throw new IllegalStateException("Step \"" + step.name() + "\" has not run yet.");
    }
    return step.output().cast(output);
  }

  /** A folder of this run, gone after it. */
  public Path directory() {
    return directory;
  }

  /**
   * The place of a work file on this machine, to be written by the step that makes it and read by
   * later ones.
   */
  public Path path(WorkFile file) {
    return checkpoints.path(file);
  }

  /**
   * Copies a file of the store to this machine.
   *
   * @return whether there was one
   */
  public boolean fetch(String key, Path to) {
    return files.fetch(key, to);
  }

  /**
   * The file that was uploaded for the job, on this machine; fetched when it is first asked for.
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
          "input_missing",
          "The uploaded file is no longer there. Upload it again and submit a new job.");
    }
    return input;
  }

  /** The content of a small file of the store. */
  public Optional<byte[]> read(String key) {
    return files.read(key);
  }

  /** Says which engine works on the job. */
  public void engine(String name) {
    engine = Optional.of(name);
  }

  Optional<String> engine() {
    return engine;
  }

  /** Counts what the job's engines ask for; the job's result has the sum. */
  public Meter meter() {
    return running.meter();
  }

  /** Writes a line into the result's log. */
  public void log(String line) {
    log.line(line);
  }

  /**
   * Reports how much of this step is done, 0-1. Call it as often as you like: commits are spaced by
   * the runner.
   */
  public void progress(double fraction) {
    running.progress(scale.percent(fraction), scale.step(), engine);
    checkpoint();
  }

  /** Whether to stop: the job is no longer wanted. Child processes poll this. */
  public boolean cancelled() {
    return running.lost() || Thread.currentThread().isInterrupted();
  }

  /**
   * Does independent parts side by side, as many at a time as there are cores, in the order given.
   *
   * <p>What a part made is remembered by its identity, so that a worker that takes over, or a later
   * attempt, does only the rest. The log has the number of both.
   */
  public <I, O> List<O> inParallel(List<I> items, Segments<I, O> segments) throws Exception {
    double total = items.stream().mapToDouble(segments.weight()).sum();
    DoubleAdder done = new DoubleAdder();
    AtomicInteger made = new AtomicInteger();
    List<ParallelLine.Task<O>> tasks = new ArrayList<>(items.size());
    for (I item : items) {
      Share share = new Share(done, segments.weight().applyAsDouble(item), total);
      tasks.add(() -> segment(item, segments, share, made));
    }
    List<O> outputs = ParallelLine.run(tasks, this::cannotWait);
    log.line(
        String.format(
            Locale.ROOT,
            "%s segments: %d from an earlier run, %d made",
            segments.kind(),
            items.size() - made.get(),
            made.get()));
    return outputs;
  }

  /** Whether a segment was made and kept before, so that it is not made again. */
  public <I, O> boolean keeps(I item, Segments<I, O> segments) {
    return kept(segments.identity().apply(item), segments).isPresent();
  }

  private <O> Optional<O> kept(String identity, Segments<?, O> segments) {
    return resumed()
        ? checkpoints.ofSegment(segments.kind(), identity, segments.output())
        : Optional.empty();
  }

  private <I, O> O segment(I item, Segments<I, O> segments, Share share, AtomicInteger made)
      throws Exception {
    checkpoint();
    String identity = segments.identity().apply(item);
    Optional<O> kept = kept(identity, segments);
    O output = kept.isPresent() ? kept.get() : make(item, identity, segments, share::report);
    share.report(1);
    if (kept.isEmpty()) {
      made.incrementAndGet();
    }
    return output;
  }

  /** What was paid is kept at once, and never paid again. */
  private <I, O> O make(I item, String identity, Segments<I, O> segments, Segments.Done done)
      throws Exception {
    Cost before = meter().spent();
    O output = segments.body().run(item, done);
    boolean lasting =
        segments.keeping() == Segments.Keeping.ALWAYS || !meter().spent().equals(before);
    if (lasting || log.elapsed().compareTo(WORTH_KEEPING) > 0) {
      checkpoints.keep(segments.kind(), identity, output, lasting);
    }
    return output;
  }

  /**
   * Does one part of a step, or of a segment, that is remembered as those of {@link #inParallel}
   * are: a call that costs something amid work that may end before its time.
   */
  public <I, O> O once(I item, Segments<I, O> part) throws Exception {
    checkpoint();
    String identity = part.identity().apply(item);
    Optional<O> kept = kept(identity, part);
    return kept.isPresent() ? kept.get() : make(item, identity, part, _ -> {});
  }

  /**
   * Whether parts that run are interrupted when another has failed. What only failed for now does
   * not take their work from them, and what is being paid for is waited for.
   */
  private boolean cannotWait(Throwable failure) {
    return switch (failure) {
      case PermanentFailure _ -> !meter().isCalled();
      case Interruption stopped -> !stopped.outOfTime() || !meter().isCalled();
      case Error _, InterruptedException _, CancellationException _ -> true;
      default -> false;
    };
  }

  /** Whether another worker, or an earlier attempt, may have left something to go on from. */
  boolean resumed() {
    return log.resumed() || running.job().attempt() > 1;
  }

  /**
   * A place where the step may stop: because the job is no longer wanted, or because the worker's
   * time is over and another goes on. {@link #progress} is one, too; long work that has no progress
   * to tell comes by here now and then.
   */
  public void checkpoint() {
    if (running.lost()) {
      throw Interruption.lost();
    }
    if (budget.remaining().compareTo(MARGIN) < 0) {
      throw Interruption.ranOutOfTime();
    }
  }

  <T> void put(Step<T> step, T output) {
    outputs.put(step, output);
  }

  /** A segment's part in the progress of its step. */
  private final class Share {
    private final DoubleAdder done;
    private final double weight;
    private final double total;
    private double told;

    Share(DoubleAdder done, double weight, double total) {
      this.done = done;
      this.weight = weight;
      this.total = total;
    }

    synchronized void report(double fraction) {
      double more = Math.max(0, Math.min(1, fraction) - told);
      told += more;
      done.add(more * weight);
      progress(total > 0 ? done.sum() / total : 1);
    }
  }
}
