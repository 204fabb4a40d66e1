package dev.cadenza.jobs.parameters.validation;

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

  public static Parameter required(String name, ParameterType kind, String description) {
    return new Parameter(name, kind, true, description, Optional.empty());
  }

  public static Parameter optional(String name, ParameterType kind, String description) {
    return new Parameter(name, kind, false, description, Optional.empty());
  }

  /** The same parameter with a default. */
  public Parameter usually(Object value) {
    return new Parameter(name, kind, required, description, Optional.of(value));
  }
}
