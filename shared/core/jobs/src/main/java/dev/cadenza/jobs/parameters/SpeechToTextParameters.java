package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.jobs.parameters.terms.VocabularyTerms;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a transcription is asked for.
 *
 * @param language BCP 47, of the recording; empty if it is not known
 * @param translateTo BCP 47; empty for no translation
 * @param transcript the {@link EditedDocument#TRANSCRIPT} to use; empty to recognize the speech
 * @param vocabulary names and terms that are said in it
 * @param glossary how terms are translated
 */
public record SpeechToTextParameters(
    Optional<String> language,
    Optional<String> translateTo,
    Diarization diarization,
    List<String> vocabulary,
    List<GlossaryEntry> glossary,
    SubtitleParameters subtitles,
    Optional<BurnInParameters> burnIn,
    RequestedTrack audioTrack,
    Optional<String> transcript,
    RequestedEngines engines)
    implements TypedParameters {
  public SpeechToTextParameters {
    requireNonNull(language, "language");
    requireNonNull(translateTo, "translateTo");
    requireNonNull(diarization, "diarization");
    vocabulary = List.copyOf(vocabulary);
    glossary = List.copyOf(glossary);
    requireNonNull(subtitles, "subtitles");
    requireNonNull(burnIn, "burnIn");
    requireNonNull(audioTrack, "audioTrack");
    requireNonNull(transcript, "transcript");
    requireNonNull(engines, "engines");
  }

  public static SpeechToTextParameters of(Map<String, Object> json) {
    ParameterReader parameters = new ParameterReader(json);
    return new SpeechToTextParameters(
        parameters.text("language"),
        parameters.text("translate_to"),
        Diarization.of(json),
        VocabularyTerms.of(json),
        GlossaryEntry.of(json),
        SubtitleParameters.of(json),
        BurnInParameters.of(json),
        RequestedTrack.of(json),
        parameters.text(EditedDocument.TRANSCRIPT.folder()),
        RequestedEngines.of(json));
  }
}
