package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * A named part of a job type's work, known before any job is run.
 *
 * @param name what people see while it runs, in lower case
 * @param weight its share of the job's progress, against the other steps'
 * @param output what it makes: a record that survives as JSON. Files it made are named there as
 *     {@link WorkFile}s.
 */
public record Step<T>(String name, int weight, Class<T> output) {
  public Step {
    requireNonNull(name, "name");
    requireNonNull(output, "output");
    if (weight < 0) {
      throw new IllegalArgumentException("weight " + weight);
    }
  }

  /** The step in one run, with what does it. */
  public StepRun<T> doneBy(StepRun.Body<T> body) {
    return new StepRun<>(this, body);
  }
}
