package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import dev.cadenza.pipeline.files.WorkFile;

/**
 * A named part of a job type's work, known before any job is run.
 *
 * @param name displayed while it runs, in lower case
 * @param weight its share of the job's progress, relative to other steps
 * @param output the type of its output: a record that is stored as JSON. It refers to files as
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
