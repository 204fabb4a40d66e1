package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import dev.cadenza.pipeline.files.Packing;
import java.util.List;
import java.util.Optional;

/**
 * How jobs of one type are done. One serves all jobs of a worker, and makes a pipeline for each run
 * of one.
 *
 * @param steps what is done, in order
 * @param packing how sound is made smaller that segments keep; it is kept as it is without
 */
public record PipelineFactory(List<Step<?>> steps, Optional<Packing> packing, Maker maker) {
  public PipelineFactory {
    steps = List.copyOf(steps);
    requireNonNull(packing, "packing");
    requireNonNull(maker, "maker");
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
