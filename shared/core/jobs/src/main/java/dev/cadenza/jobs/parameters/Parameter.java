package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that a job may be asked for.
 *
 * @param usual what counts when it is left out, as JSON has it; empty where that depends on the
 *     rest
 */
public record Parameter(
    String name, ParameterType kind, boolean required, String description, Optional<Object> usual) {
  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(description, "description");
    requireNonNull(usual, "usual");
  }

  static Parameter required(String name, ParameterType kind, String description) {
    return new Parameter(name, kind, true, description, Optional.empty());
  }

  static Parameter optional(String name, ParameterType kind, String description) {
    return new Parameter(name, kind, false, description, Optional.empty());
  }

  /** The same, of which something is known to count when it is left out. */
  Parameter usually(Object value) {
    return new Parameter(name, kind, required, description, Optional.of(value));
  }
}
