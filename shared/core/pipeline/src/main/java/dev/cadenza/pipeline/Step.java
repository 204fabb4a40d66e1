package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * A named part of a pipeline.
 *
 * @param name what people see while it runs, in lower case
 * @param weight its share of the job's progress, against the other steps'
 * @param output what it makes: a record that survives as JSON. Files it made are named there as
 *     {@link WorkFile}s.
 */
public record Step<T>(String name, int weight, Class<T> output, Body<T> body) {
  public Step {
    requireNonNull(name, "name");
    requireNonNull(output, "output");
    requireNonNull(body, "body");
    if (weight < 0) {
      throw new IllegalArgumentException("weight " + weight);
    }
  }

  /** The work of a step. */
  @FunctionalInterface
  public interface Body<T> {
    /**
     * Does the work. May be called again, in another process, when it did not end.
     *
     * @throws dev.cadenza.model.PermanentFailure when no attempt can succeed
     * @throws dev.cadenza.model.TransientFailure when a later one may
     */
    T run(StepContext context) throws Exception;
  }
}
