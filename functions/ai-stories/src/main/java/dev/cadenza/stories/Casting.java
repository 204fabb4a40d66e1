package dev.cadenza.stories;

import dev.cadenza.engines.Engines;
import dev.cadenza.engines.Story;
import dev.cadenza.engines.StoryCharacter;
import dev.cadenza.engines.Voice;
import dev.cadenza.jobs.parameters.Speakers;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.narration.Cast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Gives the narrator and everybody who speaks a voice. */
final class Casting {
  private final Wish wish;
  private final Voice usual;
  private final List<Voice> speaking;
  private final Optional<Voice> wantedNarrator;
  private final Map<String, Voice> wanted = new LinkedHashMap<>();

  /**
   * @throws PermanentFailure {@code unknown_voice}, {@code voice_language_mismatch}, {@code
   *     unsupported_language}
   */
  Casting(Wish wish, Engines engines) {
    this.wish = wish;
    String language = wish.request().language();
    this.usual = engines.voiceFor(language);
    this.speaking =
        engines.voicesBeside(usual).stream()
            .filter(voice -> voice.speaks(language))
            // Those of one engine sound as if they were in one room.
            .sorted(Comparator.comparing(voice -> !voice.engine().equals(usual.engine())))
            .toList();
    this.wantedNarrator = wish.voice().map(id -> engines.voice(id, language));
    wish.voices().forEach((name, id) -> wanted.put(name, engines.voice(id, language)));
  }

  /** Voices by the names in {@link Reading}. */
  Cast of(Story story) {
    List<StoryCharacter> speakers = speakers(story);
    Voice narrator = narrator(speakers);
    Map<String, Voice> cast = new LinkedHashMap<>();
    cast.put(Reading.NARRATOR, narrator);
    for (StoryCharacter character : speakers) {
      Voice voice = wish.cast() ? fitting(character, cast) : narrator;
      cast.put(
          Reading.speaker(character.name()),
          wanted.getOrDefault(Speakers.key(character.name()), voice));
    }
    return new Cast(cast);
  }

  /** Those who speak most come first: they have the first choice. */
  private static List<StoryCharacter> speakers(Story story) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    story
        .sentences()
        .filter(sentence -> !sentence.speaker().equals(Story.NARRATOR))
        .forEach(sentence -> lines.merge(sentence.speaker(), 1, Integer::sum));
    Map<String, StoryCharacter> known = new LinkedHashMap<>();
    story.characters().forEach(character -> known.putIfAbsent(character.name(), character));
    return lines.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .map(name -> known.getOrDefault(name, new StoryCharacter(name, "", "neutral")))
        .toList();
  }

  /** The one asked for, or the one whose use leaves most characters a voice of their gender. */
  private Voice narrator(List<StoryCharacter> speakers) {
    if (wantedNarrator.isPresent()) {
      return wantedNarrator.get();
    }
    if (!wish.cast()) {
      return usual;
    }
    return speaking.stream()
        .filter(voice -> voice.engine().equals(usual.engine()))
        .min(Comparator.comparingInt(voice -> withoutVoice(voice, speakers)))
        .orElseThrow();
  }

  private int withoutVoice(Voice narrator, List<StoryCharacter> speakers) {
    int without = 0;
    for (String gender : List.of("female", "male")) {
      long people = speakers.stream().filter(it -> it.gender().equals(gender)).count();
      long voices =
          speaking.stream()
              .filter(voice -> voice.engine().equals(narrator.engine()))
              .filter(voice -> !voice.equals(narrator) && voice.gender().equals(gender))
              .count();
      without += (int) Math.max(0, people - voices);
    }
    return without;
  }

  /** A voice of the gender that nobody has, or else one that few have. */
  private Voice fitting(StoryCharacter character, Map<String, Voice> cast) {
    Predicate<Voice> sameGender = voice -> voice.gender().equals(character.gender());
    List<Voice> free = speaking.stream().filter(voice -> !cast.containsValue(voice)).toList();
    List<Voice> others =
        speaking.stream().filter(voice -> !voice.equals(cast.get(Reading.NARRATOR))).toList();
    Optional<Voice> own = free.stream().filter(sameGender).findFirst();
    return own.or(() -> rarest(others.stream().filter(sameGender).toList(), cast))
        .or(() -> free.stream().findFirst())
        .or(() -> rarest(others, cast))
        .orElse(cast.get(Reading.NARRATOR));
  }

  private static Optional<Voice> rarest(List<Voice> voices, Map<String, Voice> cast) {
    List<Voice> taken = new ArrayList<>(cast.values());
    return voices.stream()
        .min(
            Comparator.comparingLong(
                voice -> taken.stream().filter(it -> it.equals(voice)).count()));
  }
}
