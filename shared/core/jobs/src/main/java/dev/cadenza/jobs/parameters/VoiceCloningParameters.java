package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.ParameterReader;
import java.util.Map;
import java.util.Optional;

/**
 * What a new voice is asked for. The person's consent is checked at submission.
 *
 * @param name of the voice
 * @param language BCP 47, of the voice
 * @param previewText what it speaks first; empty for a text of ours
 */
public record VoiceCloningParameters(
    String name,
    String language,
    Optional<String> previewText,
    RequestedTrack audioTrack,
    RequestedEngines engines)
    implements TypedParameters {
  public VoiceCloningParameters {
    requireNonNull(name, "name");
    requireNonNull(language, "language");
    requireNonNull(previewText, "previewText");
    requireNonNull(audioTrack, "audioTrack");
    requireNonNull(engines, "engines");
  }

  public static VoiceCloningParameters of(Map<String, Object> json) {
    ParameterReader parameters = new ParameterReader(json);
    return new VoiceCloningParameters(
        parameters.text("name").orElse("Cloned voice"),
        parameters.text("language").orElse(JobParameters.ENGLISH),
        parameters.text("preview_text"),
        RequestedTrack.of(json),
        RequestedEngines.of(json));
  }
}
