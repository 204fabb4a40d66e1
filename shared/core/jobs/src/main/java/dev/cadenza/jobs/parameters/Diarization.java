package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.Map;
import java.util.Optional;

/**
 * How the speakers of a transcript are distinguished: the parameters {@code speakers} and {@code
 * channels}.
 *
 * @param byVoice whether by their voices
 * @param speakers the number of speakers; empty if unknown
 * @param byChannel whether each channel is transcribed separately, as one speaker; then voices do
 *     not matter
 */
public record Diarization(boolean byVoice, Optional<Integer> speakers, boolean byChannel) {
  /** The maximum number of speakers. */
  public static final int MAX_SPEAKERS = 10;

  static final String AUTO = "auto";
  static final String OFF = "off";
  static final Parameter PARAMETER =
      Parameter.optional(
              "speakers",
              new ParameterType.WordOrWhole(
                  ParameterType.Choice.of(AUTO, OFF), new ParameterType.Whole(1, MAX_SPEAKERS)),
              "Who speaks when: \"auto\", the number of speakers, or \"off\". Default: off.")
          .usually(OFF);

  static final String MIXED = "mixed";
  static final String SEPARATE = "separate";

  public Diarization {
    requireNonNull(speakers, "speakers");
  }

  /**
   * @param parameters of the right form
   */
  public static Diarization of(Map<String, Object> parameters) {
    Object wanted = parameters.getOrDefault("speakers", OFF);
    Optional<Integer> number =
        wanted instanceof Number given ? Optional.of(given.intValue()) : Optional.empty();
    return new Diarization(
        number.isPresent() || AUTO.equals(wanted),
        number,
        SEPARATE.equals(parameters.get("channels")));
  }

  /** Whether a diarizer is needed. */
  public boolean isWanted() {
    return byVoice && !byChannel;
  }
}
