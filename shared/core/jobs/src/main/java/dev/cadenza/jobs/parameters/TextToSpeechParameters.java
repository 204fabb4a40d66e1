package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.terms.PronunciationEntry;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a speech is asked for.
 *
 * @param text as it was written; empty if it comes as a file
 * @param language BCP 47, of the text; empty if it is not known
 * @param speed 1 is the voices' own
 * @param format the name of the output format, as it was written
 * @param imageDescriptions whether a document's alternative texts of images are read
 * @param chapters those that are spoken
 * @param outputs further files
 */
public record TextToSpeechParameters(
    Optional<String> text,
    RequestedVoices voices,
    Optional<String> language,
    double speed,
    List<PronunciationEntry> pronunciations,
    Optional<String> format,
    boolean imageDescriptions,
    RequestedChapters chapters,
    SpeechOutputs outputs,
    RequestedEngines engines)
    implements TypedParameters {
  public TextToSpeechParameters {
    requireNonNull(text, "text");
    requireNonNull(voices, "voices");
    requireNonNull(language, "language");
    pronunciations = List.copyOf(pronunciations);
    requireNonNull(format, "format");
    requireNonNull(chapters, "chapters");
    requireNonNull(outputs, "outputs");
    requireNonNull(engines, "engines");
  }

  public static TextToSpeechParameters of(Map<String, Object> json) {
    ParameterReader parameters = new ParameterReader(json);
    return new TextToSpeechParameters(
        parameters.written("text"),
        RequestedVoices.of(parameters),
        parameters.text("language"),
        parameters.number("speed").map(Number::doubleValue).orElse(1.0),
        PronunciationEntry.listOf(parameters),
        parameters.word("format"),
        parameters.flag("image_descriptions").orElse(false),
        RequestedChapters.of(parameters),
        SpeechOutputs.of(parameters),
        RequestedEngines.of(json));
  }
}
