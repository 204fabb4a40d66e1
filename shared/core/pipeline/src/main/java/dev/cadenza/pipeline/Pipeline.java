package dev.cadenza.pipeline;

import java.util.List;

/** One run of a job: its steps, and what they share. {@link PipelineFactory} makes it. */
public interface Pipeline {

  /** What is done, in the order of the factory's steps. */
  List<StepRun<?>> steps();

  /** Gathers what the steps made. Quick, and free of side effects. */
  Product product() throws Exception;

  /**
   * Undoes what steps did elsewhere, as an attempt has ended without a result: it failed for good,
   * or its job was cancelled or deleted. What this throws is logged. It is not called where a
   * worker dies, nor between one try and the next.
   */
  default void abandon() throws Exception {}
}
