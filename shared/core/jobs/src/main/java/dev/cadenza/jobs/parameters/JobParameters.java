package dev.cadenza.jobs.parameters;

import static dev.cadenza.jobs.parameters.Parameter.optional;
import static dev.cadenza.jobs.parameters.Parameter.required;

import dev.cadenza.model.JobType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a job type takes. Parameters that nobody knows are kept and passed over, as Django REST
 * framework does with unknown fields.
 *
 * @param input whether a job has to have, may have or does not have an input file
 * @param example what somebody might ask for, for the API's description
 */
public record JobParameters(
    JobType type, Input input, Map<String, Object> example, List<Parameter> parameters) {
  /** In characters, of what is to be read aloud: a thick book. */
  public static final int MAX_TEXT = 600_000;

  private static final String ENGLISH = "en";

  /** What every type takes. */
  private static final List<Parameter> ENGINES =
      List.of(
          optional(
              "engine",
              ParameterType.Form.ENGINE,
              "Who does the work, see /api/engines/; what it cannot do is left to others. Your"
                  + " settings or the deployment decide when left out."),
          optional(
              "engines",
              new ParameterType.Fields(
                  Stream.of("stt", "tts", "translation", "stories", "cloning")
                      .map(
                          what ->
                              optional(
                                  what,
                                  ParameterType.Form.ENGINE,
                                  "Who does this part, before `engine`."))
                      .toList()),
              "Who does what, where one engine is not to do it all."));

  public JobParameters {
    example = Map.copyOf(example);
    parameters = Stream.concat(parameters.stream(), ENGINES.stream()).toList();
  }

  /** Whether a job takes a file. */
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
   * What is wrong with the parameters of a submission, by their names; empty when nothing is.
   *
   * @param hasInput whether a file comes with them
   */
  public Map<String, Object> faults(Map<String, Object> values, boolean hasInput) {
    Map<String, Object> faults = new LinkedHashMap<>(ValidationErrors.of(parameters, values));
    if (input == Input.OR_TEXT && !hasInput && !values.containsKey("text")) {
      faults.put("text", List.of(ValidationErrors.REQUIRED));
    }
    return faults;
  }

  /**
   * The values with language tags as BCP 47 spells them, so that {@code EN} and {@code en}, {@code
   * pt_BR} and {@code pt-BR} are one language to all who compare them.
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

  /** As a JSON Schema of the object {@code parameters}. */
  public Map<String, Object> schema() {
    return ValidationErrors.schema(parameters);
  }

  private static final Parameter FORMAT =
      optional(
              "format",
              ParameterType.Choice.of("mp3", "wav", "ogg"),
              "Of the recording; mp3 when left out.")
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
                      "What is spoken in the recording; English when left out.")
                  .usually(ENGLISH),
              optional(
                  "translate_to",
                  ParameterType.Form.LANGUAGE,
                  "Into which language to translate the transcript; not at all when left out."),
              optional(
                      "speakers",
                      new ParameterType.WordOrWhole(
                          ParameterType.Choice.of(Diarization.AUTO, Diarization.OFF),
                          new ParameterType.Whole(1, Diarization.MAX_SPEAKERS)),
                      "Who speaks when: \"auto\", the number of speakers, or \"off\". Default:"
                          + " off.")
                  .usually(Diarization.OFF),
              optional(
                      "channels",
                      ParameterType.Choice.of(Diarization.MIXED, Diarization.SEPARATE),
                      "\"separate\" transcribes each channel of a stereo call as one speaker;"
                          + " `speakers` then has no effect. Default: mixed.")
                  .usually(Diarization.MIXED)));

  private static final JobParameters TEXT_TO_SPEECH =
      new JobParameters(
          JobType.TTS,
          Input.OR_TEXT,
          Map.of("text", "Good morning. The ferry leaves at nine.", "voice", "flite/slt"),
          List.of(
              optional(
                  "text",
                  new ParameterType.Text(MAX_TEXT),
                  "What to say; needed unless a text file is the input. [pause 500ms] is silence of 100ms"
                      + " to 10s, and [say: SQL | sequel] speaks a word otherwise than it is"
                      + " written."),
              optional(
                  "voice",
                  ParameterType.Form.VOICE,
                  "Who says it, see /api/voices/; a voice of the language when left out."),
              optional(
                  "voices",
                  new ParameterType.MapOf(ParameterType.Form.SPEAKER, ParameterType.Form.VOICE, 50),
                  "Who speaks for whom, in a text with several speakers: a line that begins with"
                      + " [anna] is said by Anna, and so are those that follow. Speakers that are"
                      + " not named here get voices of the language by themselves."),
              optional(
                  "language",
                  ParameterType.Form.LANGUAGE,
                  "The text's language; the voice's when left out."),
              optional(
                      "speed",
                      new ParameterType.Decimal(0.5, 2.0),
                      "1 is the voice's own, 2 twice as fast.")
                  .usually(1),
              PronunciationEntries.PARAMETER,
              FORMAT));

  private static final JobParameters VOICE_CLONING =
      new JobParameters(
          JobType.VOICE_CLONING,
          Input.REQUIRED,
          Map.of("name", "Anna", "consent", true),
          List.of(
              required("name", new ParameterType.Text(100), "What the new voice is called."),
              required(
                  "consent",
                  new ParameterType.Consent(
                      "The person whose voice it is must have agreed: send \"consent\": true."),
                  "That the person whose voice it is has agreed."),
              optional(
                      "language",
                      ParameterType.Form.LANGUAGE,
                      "What the voice is to speak; English when left out.")
                  .usually(ENGLISH),
              optional("preview_text", new ParameterType.Text(500), "What the preview says.")));

  private static final JobParameters DUBBING =
      new JobParameters(
          JobType.DUBBING,
          Input.REQUIRED,
          Map.of("target_language", "es", "voice", "match"),
          List.of(
              required("target_language", ParameterType.Form.LANGUAGE, "Into which language."),
              optional(
                      "source_language",
                      ParameterType.Form.LANGUAGE,
                      "What is spoken in the recording; English when left out.")
                  .usually(ENGLISH),
              optional(
                  "voice",
                  ParameterType.Form.VOICE_OR_MATCH,
                  "Who speaks, or \"match\" for a voice like the speaker's; a voice of the target"
                      + " language when left out."),
              optional(
                      "keep_background",
                      new ParameterType.Flag(),
                      "Whether the original is kept quietly under the new voice; it is when left"
                          + " out.")
                  .usually(true),
              PronunciationEntries.PARAMETER,
              SegmentEdits.PARAMETER));

  private static final JobParameters AI_STORIES =
      new JobParameters(
          JobType.AI_STORIES,
          Input.NONE,
          Map.of("prompt", "A lighthouse keeper who collects voices.", "length", "short"),
          List.of(
              required("prompt", new ParameterType.Text(2_000), "What the story is about."),
              optional(
                  "genre",
                  new ParameterType.Text(50),
                  "Such as adventure, mystery, fairy tale, science fiction, romance, ghost story or"
                      + " everyday; what the prompt hints at when left out."),
              optional(
                  "tone",
                  new ParameterType.Text(50),
                  "Such as warm, hopeful, humorous, dark, suspenseful, wistful or whimsical."),
              optional(
                      "length",
                      ParameterType.Choice.of("short", "medium", "long"),
                      "About 750, 2,500 or 7,200 words; short when left out.")
                  .usually("short"),
              optional(
                  "characters",
                  new ParameterType.ListOf(
                      new ParameterType.Fields(
                          List.of(
                              required(
                                  "name",
                                  new ParameterType.Text(60),
                                  "What the character is called."),
                              optional("role", new ParameterType.Text(200), "Who they are."),
                              optional(
                                  "gender",
                                  ParameterType.Choice.of("female", "male", "neutral"),
                                  "For pronouns and for the voice; a guess when left out."))),
                      12),
                  "Who appears."),
              optional(
                  "seed",
                  new ParameterType.Whole(0, Integer.MAX_VALUE),
                  "The same seed gives the same story; one is drawn when left out."),
              optional(
                      "language",
                      ParameterType.Form.LANGUAGE,
                      "What it is written in; English when left out.")
                  .usually(ENGLISH),
              optional(
                      "narration",
                      ParameterType.Choice.of("cast", "single"),
                      "Whether characters speak with voices of their own, which they do when left"
                          + " out, or one voice reads it all.")
                  .usually("cast"),
              optional("voice", ParameterType.Form.VOICE, "Who tells it, see /api/voices/."),
              optional(
                  "voices",
                  new ParameterType.MapOf(ParameterType.Form.SPEAKER, ParameterType.Form.VOICE, 50),
                  "Voices of characters, by their names; the others get fitting ones."),
              PronunciationEntries.PARAMETER));
}
