package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Job;
import dev.cadenza.pipeline.files.Packing;
import java.util.List;
import java.util.Optional;

/**
 * How jobs of one type are done. One serves all jobs of a worker, and makes a pipeline for each run
 * of one.
 *
 * @param steps what is done, in order
 * @param packing how sound is made smaller that segments keep; it is kept as it is without
 * @param leftovers deletes what a killed worker left outside of the job
 */
public record PipelineFactory(
    List<Step<?>> steps, Optional<Packing> packing, Maker maker, Leftovers leftovers) {
  /** Of jobs that leave nothing outside of them. */
  public PipelineFactory(List<Step<?>> steps, Optional<Packing> packing, Maker maker) {
    this(steps, packing, maker, _ -> {});
  }

  public PipelineFactory {
    steps = List.copyOf(steps);
    requireNonNull(packing, "packing");
    requireNonNull(maker, "maker");
    requireNonNull(leftovers, "leftovers");
  }

  /** Makes the pipeline of a run. */
  @FunctionalInterface
  public interface Maker {
    /**
     * @param context the job and its surroundings
     * @throws dev.cadenza.model.PermanentFailure when no attempt at the job can succeed
     * @throws dev.cadenza.model.TransientFailure when a later one may
     */
    Pipeline pipeline(StepContext context) throws Exception;
  }

  /** Deletes what workers left that were killed, as a voice. */
  @FunctionalInterface
  public interface Leftovers {
    /**
     * @param job whose only attempt was cancelled or failed after its worker was killed
     */
    void delete(Job job) throws Exception;
  }

  /**
   * @throws IllegalStateException if the pipeline has other steps
   */
  Pipeline pipeline(StepContext context) throws Exception {
    Pipeline pipeline = maker.pipeline(context);
    List<Step<?>> made = pipeline.steps().stream().<Step<?>>map(StepRun::step).toList();
    if (!made.equals(steps)) {
      throw new IllegalStateException("The pipeline has the steps " + made + ", not " + steps);
    }
    return pipeline;
  }
}
