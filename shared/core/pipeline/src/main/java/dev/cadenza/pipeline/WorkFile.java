package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * A file that a step made for later steps.
 *
 * @param name unique within the job; {@link StepContext#path} gives it a place on this machine
 */
public record WorkFile(String name) {
  public WorkFile {
    requireNonNull(name, "name");
    if (name.isBlank() || name.contains("/") || name.startsWith(".")) {
      throw new IllegalArgumentException("Not a plain file name: " + name);
    }
  }
}
