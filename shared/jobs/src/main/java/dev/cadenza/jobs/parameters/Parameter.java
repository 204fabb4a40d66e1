package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

/** One thing that a job may be asked for. */
public record Parameter(String name, Kind kind, boolean required, String description) {
  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(description, "description");
  }

  static Parameter required(String name, Kind kind, String description) {
    return new Parameter(name, kind, true, description);
  }

  static Parameter optional(String name, Kind kind, String description) {
    return new Parameter(name, kind, false, description);
  }
}
