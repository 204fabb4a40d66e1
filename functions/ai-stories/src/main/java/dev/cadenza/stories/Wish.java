package dev.cadenza.stories;

import dev.cadenza.engines.StoryRequest;
import dev.cadenza.engines.StoryRequest.Length;
import dev.cadenza.engines.StoryRequest.Wanted;
import dev.cadenza.jobs.parameters.Speakers;
import dev.cadenza.model.PermanentFailure;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a job.
 *
 * @param cast whether each character has its own voice
 * @param voice of the narrator
 * @param voices of characters, by {@link Speakers#key}
 */
record Wish(
    StoryRequest request, boolean cast, Optional<String> voice, Map<String, String> voices) {
  Wish {
    voices = Map.copyOf(voices);
  }

  /**
   * @param job its id
   * @throws PermanentFailure {@code empty_prompt}, {@code duplicate_character}
   */
  static Wish of(Map<String, Object> parameters, String job) {
    String prompt =
        text(parameters.get("prompt"))
            .orElseThrow(
                () ->
                    new PermanentFailure(
                        "empty_prompt", "The prompt is empty. Describe what the story is about."));
    StoryRequest request =
        new StoryRequest(
            prompt,
            text(parameters.get("genre")),
            text(parameters.get("tone")),
            Length.of(parameters.get("length")),
            characters(parameters.get("characters")),
            seed(parameters, job),
            text(parameters.get("language")).orElse("en"));
    boolean cast = !text(parameters.get("narration")).equals(Optional.of("single"));
    return new Wish(request, cast, text(parameters.get("voice")), Speakers.voices(parameters));
  }

  /** The requested seed, or one derived from the job's id, so that a retry uses the same one. */
  private static long seed(Map<String, Object> parameters, String job) {
    return parameters.get("seed") instanceof Number seed
        ? seed.longValue()
        : job.hashCode() & Integer.MAX_VALUE;
  }

  private static List<Wanted> characters(Object value) {
    List<Wanted> characters =
        value instanceof Collection<?> some
            ? some.stream().map(Wish::character).toList()
            : List.of();
    Set<String> names = new HashSet<>();
    for (Wanted character : characters) {
      if (!names.add(Speakers.key(character.name()))) {
        throw new PermanentFailure(
            "duplicate_character",
            "Two characters have the name \"%s\". Use a unique name for each."
                .formatted(character.name()));
      }
    }
    return characters;
  }

  private static Wanted character(Object value) {
    Map<?, ?> fields = value instanceof Map<?, ?> map ? map : Map.of();
    return new Wanted(
        text(fields.get("name")).orElse("Unnamed"),
        text(fields.get("role")).orElse(""),
        text(fields.get("gender")).orElse(""));
  }

  private static Optional<String> text(Object value) {
    return value instanceof String text && !text.isBlank()
        ? Optional.of(text.strip().replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " "))
        : Optional.empty();
  }
}
