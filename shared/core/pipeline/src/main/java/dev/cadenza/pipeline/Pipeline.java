package dev.cadenza.pipeline;

import java.util.List;

/** One run of a job: its steps, and what they share. {@link PipelineFactory} makes it. */
public interface Pipeline {

  /** What is done, in the order of the factory's steps. */
  List<StepRun<?>> steps();

  /** Collects the output of the steps. Fast, and without side effects. */
  Product product() throws Exception;

  /**
   * Undoes external effects of steps when an attempt has ended without a result: it failed
   * permanently, or its job was cancelled or deleted. Exceptions are logged. It is not called when
   * a worker dies, nor between retries.
   */
  default void abandon() throws Exception {}
}
