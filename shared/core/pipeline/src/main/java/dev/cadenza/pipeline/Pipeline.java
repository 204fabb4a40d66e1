package dev.cadenza.pipeline;

import java.util.List;
import java.util.Optional;

/** How jobs of one type are done. One instance serves many jobs, one after another. */
public interface Pipeline {

  /** What is done, in order. */
  List<Step<?>> steps();

  /** Gathers what the steps made. Quick, and free of side effects. */
  Product product(StepContext context) throws Exception;

  /** How sound is made smaller that segments keep; it is kept as it is without. */
  default Optional<Packing> packing() {
    return Optional.empty();
  }

  /**
   * Undoes what steps did elsewhere, as an attempt has ended without a result: it failed for good,
   * or its job was cancelled or deleted. What this throws is logged. It is not called where a
   * worker dies, nor between one try and the next.
   */
  default void abandon(StepContext context) throws Exception {}
}
