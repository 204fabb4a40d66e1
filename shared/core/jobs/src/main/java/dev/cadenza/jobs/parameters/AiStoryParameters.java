package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

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
