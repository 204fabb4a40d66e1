package dev.cadenza.jobs.parameters;

import java.util.Map;
import java.util.Optional;

/** What a job was given, as its pipeline reads it: checked already when the job was submitted. */
public final class ParameterReader {
  private ParameterReader() {}

  /** A parameter's words, without the blanks around them; empty when there are none. */
  public static Optional<String> text(Map<String, Object> parameters, String name) {
    return parameters.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text.strip())
        : Optional.empty();
  }
}
