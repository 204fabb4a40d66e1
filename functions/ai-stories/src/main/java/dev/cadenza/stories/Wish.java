package dev.cadenza.stories;

import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryRequest.Length;
import dev.cadenza.engines.story.StoryRequest.Wanted;
import dev.cadenza.jobs.parameters.AiStoryParameters;
import dev.cadenza.jobs.parameters.AiStoryParameters.RequestedCharacter;
import dev.cadenza.jobs.parameters.RequestedVoices;
import dev.cadenza.jobs.parameters.validation.Speakers;
import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a job asks for, checked.
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
  static Wish of(AiStoryParameters parameters, String job) {
    String prompt =
        parameters
            .prompt()
            .orElseThrow(
                () ->
                    new PermanentFailure(
                        "empty_prompt", "The prompt is empty. Describe what the story is about."));
    StoryRequest request =
        new StoryRequest(
            prompt,
            parameters.genre(),
            parameters.tone(),
            Length.of(parameters.length()),
            parameters.seconds(),
            characters(parameters),
            seed(parameters, job),
            parameters.language());
    RequestedVoices voices = parameters.voices();
    return new Wish(request, parameters.cast(), voices.voice(), voices.byKey());
  }

  /** The requested seed, or one derived from the job's id, so that a retry uses the same one. */
  private static long seed(AiStoryParameters parameters, String job) {
    return parameters.seed().orElseGet(() -> (long) (job.hashCode() & Integer.MAX_VALUE));
  }

  private static List<Wanted> characters(AiStoryParameters parameters) {
    Set<String> names = new HashSet<>();
    List<Wanted> characters = new ArrayList<>();
    for (RequestedCharacter character : parameters.characters()) {
      if (!names.add(Speakers.key(character.name()))) {
        throw new PermanentFailure(
            "duplicate_character",
            "Two characters have the name \"%s\". Use a unique name for each."
                .formatted(character.name()));
      }
      characters.add(new Wanted(character.name(), character.role(), character.gender()));
    }
    return characters;
  }
}
