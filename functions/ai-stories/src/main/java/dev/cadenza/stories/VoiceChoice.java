package dev.cadenza.stories;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.StoryCharacter;
import dev.cadenza.engines.story.StoryRequest.Wanted;
import dev.cadenza.engines.text.GivenNames;
import dev.cadenza.jobs.parameters.validation.Speakers;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Casting;
import dev.cadenza.narration.Genders;
import dev.cadenza.narration.Script;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Assigns voices to the narrator and the speaking characters. */
final class VoiceChoice {
  private static final Set<String> KNOWN = Set.of("female", "male");

  private final Wish wish;
  private final List<Voice> choice;
  private final Optional<Voice> requestedNarrator;
  private final Map<String, Voice> requested = new LinkedHashMap<>();

  /**
   * @throws PermanentFailure {@code unknown_voice}, {@code voice_language_mismatch}, {@code
   *     unsupported_language}
   */
  VoiceChoice(Wish wish, Engines engines) {
    this.wish = wish;
    String language = wish.request().language();
    Voice usual = engines.voiceFor(language);
    this.choice =
        Casting.choice(
            usual, engines.voicesBeside(usual).stream().filter(it -> it.speaks(language)).toList());
    this.requestedNarrator = wish.voice().map(id -> engines.voice(id, language));
    wish.voices().forEach((name, id) -> requested.put(name, engines.voice(id, language)));
  }

  /** Voices by the names in {@link Reading}. */
  Cast of(Story story) {
    Script script = new Reading(story).script();
    Map<String, String> names =
        story
            .sentences()
            .map(Story.Sentence::speaker)
            .filter(speaker -> !speaker.equals(Story.NARRATOR))
            .collect(Collectors.toMap(Reading::speaker, name -> name, (one, _) -> one));
    Map<String, Voice> chosen = new HashMap<>();
    names.forEach(
        (speaker, name) ->
            Optional.ofNullable(requested.get(Speakers.key(name)))
                .or(() -> wish.cast() ? Optional.empty() : Optional.of(narrator()))
                .ifPresent(voice -> chosen.put(speaker, voice)));
    if (requestedNarrator.isPresent() || !wish.cast()) {
      chosen.put(Reading.NARRATOR, narrator());
    }
    return Casting.of(choice, script, Reading.NARRATOR, genders(story, script, names), chosen);
  }

  private Voice narrator() {
    return requestedNarrator.orElse(choice.getFirst());
  }

  /** From the job, otherwise from the writer, otherwise from the story. */
  private Map<String, String> genders(Story story, Script script, Map<String, String> names) {
    Map<String, String> genders =
        new HashMap<>(
            new Genders(script, names, Reading.NARRATOR, wish.request().language()).found());
    names.forEach(
        (speaker, name) ->
            asked(name).or(() -> stated(name, story)).ifPresent(it -> genders.put(speaker, it)));
    return genders;
  }

  private Optional<String> asked(String name) {
    return wish.request().characters().stream()
        .filter(it -> Speakers.key(it.name()).equals(Speakers.key(name)))
        .map(Wanted::gender)
        .filter(KNOWN::contains)
        .findFirst();
  }

  private static Optional<String> stated(String name, Story story) {
    Optional<StoryCharacter> character =
        story.characters().stream().filter(it -> it.name().equals(name)).findFirst();
    return character
        .map(StoryCharacter::gender)
        .filter(KNOWN::contains)
        .or(() -> character.flatMap(it -> GivenNames.ofWords(it.role())));
  }
}
