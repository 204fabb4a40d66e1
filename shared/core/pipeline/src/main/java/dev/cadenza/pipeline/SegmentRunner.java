package dev.cadenza.pipeline;

import dev.cadenza.model.Cost;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/** Does the parts of a run's steps, and keeps what they made. */
public final class SegmentRunner {
  /**
   * Segments of a job that is done this quickly are not kept: doing them again costs less than
   * keeping them.
   */
  static final Duration WORTH_KEEPING = Duration.ofSeconds(3);

  private final StepContext context;
  private final Checkpoints checkpoints;
  private final JobLog log;

  SegmentRunner(StepContext context, Checkpoints checkpoints, JobLog log) {
    this.context = context;
    this.checkpoints = checkpoints;
    this.log = log;
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
    List<Callable<O>> tasks = new ArrayList<>(items.size());
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

  /**
   * Does one part of a step, or of a segment, that is remembered as those of {@link #inParallel}
   * are: a call that costs something amid work that may end before its time.
   */
  public <I, O> O once(I item, Segments<I, O> part) throws Exception {
    context.checkpoint();
    String identity = part.identity().apply(item);
    Optional<O> kept = kept(identity, part);
    return kept.isPresent() ? kept.get() : make(item, identity, part, _ -> {});
  }

  /** Whether a segment was made and kept before, so that it is not made again. */
  public <I, O> boolean keeps(I item, Segments<I, O> segments) {
    return kept(segments.identity().apply(item), segments).isPresent();
  }

  private <O> Optional<O> kept(String identity, Segments<?, O> segments) {
    return context.resumed()
        ? checkpoints.ofSegment(segments.kind(), identity, segments.output())
        : Optional.empty();
  }

  private <I, O> O segment(I item, Segments<I, O> segments, Share share, AtomicInteger made)
      throws Exception {
    context.checkpoint();
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
    context.begin();
    Meter meter = context.meter();
    Cost before = meter.spent();
    O output = segments.body().run(item, done);
    boolean lasting =
        segments.keeping() == Segments.Keeping.ALWAYS || !meter.spent().equals(before);
    if (lasting || log.elapsed().compareTo(WORTH_KEEPING) > 0) {
      checkpoints.keep(segments.kind(), identity, output, lasting);
    }
    return output;
  }

  /**
   * Whether parts that run are interrupted when another has failed. What only failed for now does
   * not take their work from them, and what is being paid for is waited for.
   */
  private boolean cannotWait(Throwable failure) {
    return switch (failure) {
      case PermanentFailure _ -> !context.meter().isCalled();
      case Interruption stopped -> !stopped.outOfTime() || !context.meter().isCalled();
      case Error _, InterruptedException _, CancellationException _ -> true;
      default -> false;
    };
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
      context.progress(total > 0 ? done.sum() / total : 1);
    }
  }
}
