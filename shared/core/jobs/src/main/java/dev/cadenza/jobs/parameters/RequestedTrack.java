package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.Map;
import java.util.Optional;

/**
 * Which audio track of a recording is used: the parameter {@code audio_track}. Both are empty for
 * the default one.
 *
 * @param number from 1, among the audio tracks
 * @param language BCP 47
 */
public record RequestedTrack(Optional<Integer> number, Optional<String> language) {
  private static final String NAME = "audio_track";
  private static final int MAX = 100;

  static final Parameter PARAMETER =
      Parameter.optional(
          NAME,
          new ParameterType.WordOrWhole(
              ParameterType.Form.LANGUAGE, new ParameterType.Whole(1, MAX)),
          "The audio track of a recording with several: its number, from 1, or its language."
              + " Default: the one that is marked as default, or else the first in the language of"
              + " the recording, if that is given, or else the first.");

  public RequestedTrack {
    requireNonNull(number, "number");
    requireNonNull(language, "language");
  }

  static RequestedTrack of(Map<String, Object> json) {
    ParameterReader parameters = new ParameterReader(json);
    return new RequestedTrack(parameters.number(NAME).map(Number::intValue), parameters.text(NAME));
  }
}
