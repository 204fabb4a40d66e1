package dev.cadenza.pipeline.files;

import static java.util.Objects.requireNonNull;

/**
 * A file of a step for later steps.
 *
 * @param name unique within the job; {@code StepContext.path} returns its path on this machine
 */
public record WorkFile(String name) {
  public WorkFile {
    requireNonNull(name, "name");
    if (name.isBlank() || name.contains("/") || name.startsWith(".")) {
      throw new IllegalArgumentException("Not a plain file name: " + name);
    }
  }
}
