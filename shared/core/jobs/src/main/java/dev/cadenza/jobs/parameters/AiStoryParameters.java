package dev.cadenza.jobs.parameters;

import static dev.cadenza.jobs.parameters.validation.Parameter.optional;
import static dev.cadenza.jobs.parameters.validation.Parameter.required;
import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.terms.PronunciationEntries;
import dev.cadenza.jobs.parameters.terms.PronunciationEntry;
import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a story is asked for. Texts are one line each.
 *
 * @param prompt the subject
 * @param length the word for it, as it was written
 * @param seconds when it is read aloud; empty: as the length says
 * @param seed empty for a random one
 * @param language BCP 47
 * @param cast whether each character has a separate voice
 */
public record AiStoryParameters(
    Optional<String> prompt,
    Optional<String> genre,
    Optional<String> tone,
    Optional<String> length,
    Optional<Integer> seconds,
    List<RequestedCharacter> characters,
    Optional<Long> seed,
    String language,
    boolean cast,
    RequestedVoices voices,
    List<PronunciationEntry> pronunciations,
    RequestedEngines engines)
    implements TypedParameters {
  /** The parameters that a submission may have. */
  static final List<Parameter> RULES =
      List.of(
          required("prompt", new ParameterType.Text(2_000), "The subject of the story."),
          optional(
              "genre",
              new ParameterType.Text(50),
              "Such as adventure, mystery, fairy tale, science fiction, romance, ghost story or"
                  + " everyday. Default: chosen from the prompt."),
          optional(
              "tone",
              new ParameterType.Text(50),
              "Such as warm, hopeful, humorous, dark, suspenseful, wistful or whimsical."),
          optional(
                  "length",
                  ParameterType.Choice.of("short", "medium", "long"),
                  "About 750, 2,500 or 7,200 words. Default: short.")
              .usually("short"),
          optional(
              "seconds",
              new ParameterType.Whole(30, 3_600),
              "About how long the story is when it is read aloud. Default: as length says."),
          optional(
              "characters",
              new ParameterType.ListOf(
                  new ParameterType.Fields(
                      List.of(
                          required(
                              "name", new ParameterType.Text(60), "The name of the character."),
                          optional(
                              "role", new ParameterType.Text(200), "The role of the character."),
                          optional(
                              "gender",
                              ParameterType.Choice.of("female", "male", "neutral"),
                              "For pronouns and the voice. Default: guessed from name and role."))),
                  12),
              "The characters of the story."),
          optional(
              "seed",
              new ParameterType.Whole(0, Integer.MAX_VALUE),
              "The same seed gives the same story. Default: random."),
          optional(
                  "language",
                  ParameterType.Form.LANGUAGE,
                  "The language of the story. Default: English.")
              .usually(JobParameters.ENGLISH),
          optional(
                  "narration",
                  ParameterType.Choice.of("cast", "single"),
                  "\"cast\" gives each character a voice, \"single\" uses one voice. Default: cast.")
              .usually("cast"),
          optional(
              "voice", ParameterType.Form.VOICE, "The voice of the narrator, see /api/voices/."),
          optional(
              "voices",
              new ParameterType.MapOf(ParameterType.Form.SPEAKER, ParameterType.Form.VOICE, 50),
              "Voices by character name. Default: chosen by gender."),
          PronunciationEntries.PARAMETER);

  public AiStoryParameters {
    requireNonNull(prompt, "prompt");
    requireNonNull(genre, "genre");
    requireNonNull(tone, "tone");
    requireNonNull(length, "length");
    requireNonNull(seconds, "seconds");
    characters = List.copyOf(characters);
    requireNonNull(seed, "seed");
    requireNonNull(language, "language");
    requireNonNull(voices, "voices");
    pronunciations = List.copyOf(pronunciations);
    requireNonNull(engines, "engines");
  }

  /**
   * A character that must appear.
   *
   * @param role may be empty
   * @param gender {@code female}, {@code male} or {@code neutral}; empty if it is not given
   */
  public record RequestedCharacter(String name, String role, String gender) {
    public RequestedCharacter {
      requireNonNull(name, "name");
      requireNonNull(role, "role");
      requireNonNull(gender, "gender");
    }

    private static RequestedCharacter of(Object json) {
      ParameterReader character = ParameterReader.of(json);
      return new RequestedCharacter(
          line("name", character).orElse("Unnamed"),
          line("role", character).orElse(""),
          line("gender", character).orElse(""));
    }
  }

  public static AiStoryParameters of(Map<String, Object> json) {
    ParameterReader parameters = new ParameterReader(json);
    return new AiStoryParameters(
        line("prompt", parameters),
        line("genre", parameters),
        line("tone", parameters),
        parameters.word("length"),
        parameters.number("seconds").map(Number::intValue),
        parameters.list("characters").stream().map(RequestedCharacter::of).toList(),
        parameters.number("seed").map(Number::longValue),
        parameters.text("language").orElse(JobParameters.ENGLISH),
        !parameters.text("narration").equals(Optional.of("single")),
        RequestedVoices.of(parameters),
        PronunciationEntry.listOf(parameters),
        RequestedEngines.of(json));
  }

  /** Line breaks and control characters become spaces. */
  private static Optional<String> line(String name, ParameterReader parameters) {
    return parameters.text(name).map(text -> text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " "));
  }
}
