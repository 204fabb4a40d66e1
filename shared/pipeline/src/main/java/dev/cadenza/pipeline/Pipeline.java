package dev.cadenza.pipeline;

import java.util.List;

/** How jobs of one type are done. One instance serves many jobs, one after another. */
public interface Pipeline {

  /** What is done, in order. */
  List<Step<?>> steps();

  /** Gathers what the steps made. Quick, and free of side effects. */
  Product product(StepContext context) throws Exception;
}
