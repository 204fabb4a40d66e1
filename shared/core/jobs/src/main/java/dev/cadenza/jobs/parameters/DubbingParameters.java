package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.jobs.parameters.terms.PronunciationEntry;
import dev.cadenza.jobs.parameters.terms.VocabularyTerms;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a dub is asked for.
 *
 * @param sourceLanguage BCP 47, of the recording; empty if it is not given
 * @param targetLanguage BCP 47, to dub into
 * @param voices that of the dub, and those of single speakers; {@code match} for one like the
 *     speaker's
 * @param diarization how speakers are distinguished
 * @param keepBackground whether the original stays at low volume under the new voice
 * @param segments what was written in place of what was heard, and of its translation
 * @param lines the {@link EditedDocument#LINES} to use; empty to recognize the speech
 * @param given subtitles to use; empty to recognize the speech
 * @param vocabulary names and terms that are said in it
 * @param glossary how terms are translated
 */
public record DubbingParameters(
    Optional<String> sourceLanguage,
    String targetLanguage,
    RequestedVoices voices,
    Diarization diarization,
    boolean keepBackground,
    RequestedTrack audioTrack,
    List<PronunciationEntry> pronunciations,
    List<SegmentEdit> segments,
    Optional<String> lines,
    Optional<GivenSubtitles> given,
    List<String> vocabulary,
    List<GlossaryEntry> glossary,
    SubtitleParameters subtitles,
    Optional<BurnInParameters> burnIn,
    RequestedEngines engines)
    implements TypedParameters {
  /** In the place of a voice: one like the speaker's. */
  public static final String MATCH = "match";

  public DubbingParameters {
    requireNonNull(sourceLanguage, "sourceLanguage");
    requireNonNull(targetLanguage, "targetLanguage");
    requireNonNull(voices, "voices");
    requireNonNull(diarization, "diarization");
    pronunciations = List.copyOf(pronunciations);
    segments = List.copyOf(segments);
    requireNonNull(lines, "lines");
    requireNonNull(given, "given");
    vocabulary = List.copyOf(vocabulary);
    glossary = List.copyOf(glossary);
    requireNonNull(subtitles, "subtitles");
    requireNonNull(burnIn, "burnIn");
    requireNonNull(audioTrack, "audioTrack");
    requireNonNull(engines, "engines");
  }

  public static DubbingParameters of(Map<String, Object> json) {
    ParameterReader parameters = new ParameterReader(json);
    return new DubbingParameters(
        parameters.text("source_language"),
        parameters.text("target_language").orElse(""),
        RequestedVoices.of(parameters),
        Diarization.of(json),
        parameters.flag("keep_background").orElse(true),
        RequestedTrack.of(json),
        PronunciationEntry.listOf(parameters),
        SegmentEdit.listOf(parameters.list(SegmentEdits.NAME)),
        parameters.text(EditedDocument.LINES.folder()),
        GivenSubtitles.of(json),
        VocabularyTerms.of(json),
        GlossaryEntry.of(json),
        SubtitleParameters.of(json),
        BurnInParameters.of(json),
        RequestedEngines.of(json));
  }

  /** Whether the voice is to be one like the speaker's. */
  public boolean matched() {
    return voices.voice().filter(MATCH::equals).isPresent();
  }

  /** The id of the requested voice. */
  public Optional<String> voice() {
    return voices.voice().filter(id -> !id.equals(MATCH));
  }
}
