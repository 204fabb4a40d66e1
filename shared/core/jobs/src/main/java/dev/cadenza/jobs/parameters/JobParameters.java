package dev.cadenza.jobs.parameters;

import static dev.cadenza.jobs.parameters.validation.Parameter.optional;
import static dev.cadenza.jobs.parameters.validation.Parameter.required;

import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.jobs.parameters.terms.PronunciationEntries;
import dev.cadenza.jobs.parameters.terms.VocabularyTerms;
import dev.cadenza.jobs.parameters.validation.LanguageTags;
import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import dev.cadenza.jobs.parameters.validation.ValidationErrors;
import dev.cadenza.model.JobType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parameters of a job type. Unknown parameters are stored and ignored, like unknown fields in
 * Django REST framework.
 *
 * @param input whether an input file is required, optional or not supported
 * @param example for the API description
 */
public record JobParameters(
    JobType type, Input input, Map<String, Object> example, List<Parameter> parameters) {
  /** In characters, of a text to speak: a thick book. */
  public static final int MAX_TEXT = 600_000;

  static final String ENGLISH = "en";

  /** The parameters of every type. */
  private static final List<Parameter> ENGINES =
      List.of(
          optional(
              "engine",
              ParameterType.Form.ENGINE,
              "The engine, see /api/engines/. Other engines do the parts that it does not support."
                  + " Default: your settings, then the deployment's."),
          optional(
              "engines",
              new ParameterType.Fields(
                  Stream.of("stt", "tts", "translation", "stories", "cloning")
                      .map(
                          what ->
                              optional(
                                  what,
                                  ParameterType.Form.ENGINE,
                                  "The engine for this part; overrides `engine`."))
                      .toList()),
              "The engines for single parts of the job."));

  public JobParameters {
    example = Map.copyOf(example);
    parameters = Stream.concat(parameters.stream(), ENGINES.stream()).toList();
  }

  /** Whether a job has an input file. */
  public enum Input {
    REQUIRED,
    /** Instead of the parameter {@code text}. */
    OR_TEXT,
    NONE
  }

  public static JobParameters of(JobType type) {
    return switch (type) {
      case STT -> SPEECH_TO_TEXT;
      case TTS -> TEXT_TO_SPEECH;
      case VOICE_CLONING -> VOICE_CLONING;
      case DUBBING -> DUBBING;
      case AI_STORIES -> AI_STORIES;
    };
  }

  /**
   * The errors of the parameters of a submission, by name; possibly empty.
   *
   * @param hasInput whether a file is submitted with them
   */
  public Map<String, Object> faults(Map<String, Object> values, boolean hasInput) {
    Map<String, Object> faults = new LinkedHashMap<>(ValidationErrors.of(parameters, values));
    if (input == Input.OR_TEXT && !hasInput && !values.containsKey("text")) {
      faults.put("text", List.of(ValidationErrors.REQUIRED));
    }
    SubtitleParameters.contradictions(type, values).forEach(faults::putIfAbsent);
    if (type == JobType.TTS) {
      RequestedChapters.fault(values)
          .ifPresent(fault -> faults.putIfAbsent(RequestedChapters.NAME, fault));
    }
    if (type == JobType.DUBBING) {
      GivenSubtitles.faults(values).forEach(faults::putIfAbsent);
    }
    return faults;
  }

  /**
   * The values with language tags in the format of BCP 47, so that {@code EN} and {@code en},
   * {@code pt_BR} and {@code pt-BR} are equal.
   */
  public Map<String, Object> spelled(Map<String, Object> values) {
    Map<String, Object> spelled = new LinkedHashMap<>(values);
    for (Parameter parameter : parameters) {
      if (parameter.kind().equals(ParameterType.Form.LANGUAGE)) {
        spelled.computeIfPresent(
            parameter.name(),
            (_, value) -> value instanceof String tag ? LanguageTags.spelled(tag) : value);
      }
    }
    return spelled;
  }

  /** The JSON Schema of the object {@code parameters}. */
  public Map<String, Object> schema() {
    return ValidationErrors.schema(parameters);
  }

  private static final Parameter FORMAT =
      optional(
              "format",
              ParameterType.Choice.of("mp3", "wav", "ogg", "m4b"),
              "Output format. Default: mp3.")
          .usually("mp3");

  private static final JobParameters SPEECH_TO_TEXT =
      new JobParameters(
          JobType.STT,
          Input.REQUIRED,
          Map.of("language", "en"),
          List.of(
              optional(
                  "language",
                  ParameterType.Form.LANGUAGE,
                  "The language of the recording. Default: detected if the recognizer can do so,"
                      + " otherwise English."),
              optional(
                  "translate_to",
                  ParameterType.Form.LANGUAGE,
                  "The language to translate into. Whisper translates any language into English"
                      + " itself. Default: no translation."),
              Diarization.PARAMETER,
              optional(
                      "channels",
                      ParameterType.Choice.of(Diarization.MIXED, Diarization.SEPARATE),
                      "\"separate\" transcribes each channel of a stereo call as one speaker;"
                          + " `speakers` then has no effect. Default: mixed.")
                  .usually(Diarization.MIXED),
              VocabularyTerms.PARAMETER,
              GlossaryEntry.PARAMETER,
              SubtitleParameters.PARAMETER,
              BurnInParameters.PARAMETER,
              RequestedTrack.PARAMETER,
              EditedDocument.TRANSCRIPT.parameter()));

  private static final JobParameters TEXT_TO_SPEECH =
      new JobParameters(
          JobType.TTS,
          Input.OR_TEXT,
          Map.of("text", "Good morning. The ferry leaves at nine.", "voice", "flite/slt"),
          List.of(
              optional(
                  "text",
                  new ParameterType.Text(MAX_TEXT),
                  "The text to speak. Required without a file as input: plain text, Markdown,"
                      + " HTML, EPUB, DOCX or PDF. [pause 500ms] is silence of 100ms"
                      + " to 10s; [say: SQL | sequel] and [ipa: tomato | təˈmeɪtoʊ] define the"
                      + " pronunciation of a word."),
              optional(
                  "voice",
                  ParameterType.Form.VOICE,
                  "The voice, see /api/voices/. Default: a voice of the language."),
              optional(
                  "voices",
                  new ParameterType.MapOf(ParameterType.Form.SPEAKER, ParameterType.Form.VOICE, 50),
                  "The voices of a text with several speakers, by their names. A line that begins with"
                      + " [anna], and those that follow, are spoken by Anna. Default: different"
                      + " voices of the language."),
              optional(
                  "language",
                  ParameterType.Form.LANGUAGE,
                  "The language of the text. Default: the language of the voice."),
              optional(
                      "speed",
                      new ParameterType.Decimal(0.5, 2.0),
                      "The speed. 1 is normal, 2 is twice as fast.")
                  .usually(1),
              optional(
                      "image_descriptions",
                      new ParameterType.Flag(),
                      "Whether the descriptions of images in an EPUB, DOCX or HTML file are read."
                          + " Default: false.")
                  .usually(false),
              PronunciationEntries.PARAMETER,
              FORMAT,
              RequestedChapters.PARAMETER,
              SpeechOutputs.PARAMETER));

  private static final JobParameters VOICE_CLONING =
      new JobParameters(
          JobType.VOICE_CLONING,
          Input.REQUIRED,
          Map.of("name", "Anna", "consent", true),
          List.of(
              required("name", new ParameterType.Text(100), "The name of the new voice."),
              required(
                  "consent",
                  new ParameterType.Consent(
                      "The person whose voice it is must have agreed: send \"consent\": true."),
                  "Confirms that the person has agreed."),
              optional(
                      "language",
                      ParameterType.Form.LANGUAGE,
                      "The language of the voice. Default: English.")
                  .usually(ENGLISH),
              optional("preview_text", new ParameterType.Text(500), "The text of the preview."),
              RequestedTrack.PARAMETER));

  private static final JobParameters DUBBING =
      new JobParameters(
          JobType.DUBBING,
          Input.REQUIRED,
          Map.of("target_language", "es", "voice", "match"),
          List.of(
              required("target_language", ParameterType.Form.LANGUAGE, "The language to dub into."),
              optional(
                  "source_language",
                  ParameterType.Form.LANGUAGE,
                  "The language of the recording. Default: detected if the recognizer can do so,"
                      + " otherwise English."),
              optional(
                  "voice",
                  ParameterType.Form.VOICE_OR_MATCH,
                  "The voice, or \"match\" for a voice like the speaker's. Default: a voice of the target"
                      + " language."),
              optional(
                  "voices",
                  new ParameterType.MapOf(
                      ParameterType.Form.SPEAKER, ParameterType.Form.VOICE_OR_MATCH, 50),
                  "The voices of single speakers, by their names, such as Speaker 1. Without"
                      + " `voice`, the others have different voices of the target language."),
              Diarization.PARAMETER,
              optional(
                      "keep_background",
                      new ParameterType.Flag(),
                      "Keep the original sound at low volume under the new voice. Default: true.")
                  .usually(true),
              RequestedTrack.PARAMETER,
              PronunciationEntries.PARAMETER,
              SegmentEdits.PARAMETER,
              EditedDocument.LINES.parameter(),
              GivenSubtitles.FILE,
              GivenSubtitles.KIND,
              VocabularyTerms.PARAMETER,
              GlossaryEntry.PARAMETER,
              SubtitleParameters.PARAMETER,
              BurnInParameters.PARAMETER));

  private static final JobParameters AI_STORIES =
      new JobParameters(
          JobType.AI_STORIES,
          Input.NONE,
          Map.of("prompt", "A lighthouse keeper who collects voices.", "length", "short"),
          AiStoryParameters.RULES);
}
