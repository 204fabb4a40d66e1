package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One parameter of a job type.
 *
 * @param usual the default as JSON; empty if it depends on other parameters
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

  /** The same parameter with a default. */
  Parameter usually(Object value) {
    return new Parameter(name, kind, required, description, Optional.of(value));
  }
}
