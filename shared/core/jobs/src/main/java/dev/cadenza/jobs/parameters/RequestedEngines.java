package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.ParameterReader;
import java.util.Map;
import java.util.Optional;

/**
 * The engines that a job asks for: one for all parts, and those for single parts.
 *
 * @param engine the name of one for all parts that it can do, as it was written
 * @param byPart the names by parts, such as {@code stt}, as they were written; empty if the
 *     parameter is left out
 */
public record RequestedEngines(Optional<String> engine, Optional<Map<String, String>> byPart) {
  /** No requested engine. */
  public static final RequestedEngines NONE =
      new RequestedEngines(Optional.empty(), Optional.empty());

  public RequestedEngines {
    requireNonNull(engine, "engine");
    byPart = byPart.map(Map::copyOf);
  }

  /**
   * @param json a job's parameters
   */
  public static RequestedEngines of(Map<String, Object> json) {
    ParameterReader parameters = new ParameterReader(json);
    return new RequestedEngines(
        parameters.word("engine"), parameters.texts(SubmittedParameters.ENGINES));
  }

  /** The engine for a part, if one is named for it. */
  public Optional<String> of(String part) {
    return byPart.map(engines -> engines.get(part));
  }
}
