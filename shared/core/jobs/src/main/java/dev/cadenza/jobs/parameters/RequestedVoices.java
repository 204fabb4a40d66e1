package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.Speakers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The voices that a job asks for: one for all, and those of single speakers.
 *
 * @param voice the id of the voice for all speakers without another one
 * @param bySpeaker the ids of the voices of speakers, by their names as they were written, in their
 *     order
 */
public record RequestedVoices(Optional<String> voice, Map<String, String> bySpeaker) {
  /** No requested voice. */
  public static final RequestedVoices NONE = new RequestedVoices(Optional.empty(), Map.of());

  public RequestedVoices {
    requireNonNull(voice, "voice");
    bySpeaker = Collections.unmodifiableMap(new LinkedHashMap<>(bySpeaker));
  }

  static RequestedVoices of(ParameterReader parameters) {
    Map<String, String> bySpeaker = new LinkedHashMap<>();
    parameters
        .texts("voices")
        .ifPresent(given -> given.forEach((name, id) -> bySpeaker.put(name, id.strip())));
    return new RequestedVoices(parameters.text("voice"), bySpeaker);
  }

  /** The ids of the voices of speakers, by {@link Speakers#key}. */
  public Map<String, String> byKey() {
    Map<String, String> voices = new LinkedHashMap<>();
    bySpeaker.forEach((name, id) -> voices.put(Speakers.key(name), id));
    return voices;
  }

  /** Whether any voice is asked for. */
  public boolean any() {
    return voice.isPresent() || !bySpeaker.isEmpty();
  }
}
