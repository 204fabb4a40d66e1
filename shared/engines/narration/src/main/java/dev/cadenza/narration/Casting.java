package dev.cadenza.narration;

import dev.cadenza.engines.Voice;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Assigns a voice to each speaker of a script: the requested one, or else one of their gender that
 * no other speaker has. Speakers share a voice only if a gender has more speakers than voices,
 * preferably if they do not talk with each other; no speaker shares the narrator's while there is
 * another.
 */
public final class Casting {
  private static final List<String> GENDERS = List.of("female", "male");

  private final List<Voice> voices;
  private final Script script;
  private final String narrator;
  private final Map<String, String> genders;
  private final Conversations conversations;
  private final Map<String, Voice> cast = new LinkedHashMap<>();

  private Casting(List<Voice> voices, Script script, String narrator, Map<String, String> genders) {
    this.voices = voices;
    this.script = script;
    this.narrator = narrator;
    this.genders = genders;
    this.conversations = Conversations.in(script, narrator);
  }

  /**
   * The candidates, best first: voices of one engine and region match each other.
   *
   * @param usual the default voice
   * @param others may contain it, too
   */
  public static List<Voice> choice(Voice usual, List<Voice> others) {
    return Stream.concat(
            Stream.of(usual),
            others.stream()
                .filter(voice -> !voice.equals(usual))
                .sorted(
                    Comparator.comparing((Voice voice) -> !voice.engine().equals(usual.engine()))
                        .thenComparing(
                            voice -> !voice.language().equalsIgnoreCase(usual.language()))))
        .toList();
  }

  /**
   * @param voices the candidates, at least one, best first
   * @param narrator the speaker of text outside of quotations; may be silent
   * @param genders {@code female} or {@code male}, if known
   * @param chosen the requested voices
   * @return all speakers of the script, in the order of their first words
   */
  public static Cast of(
      List<Voice> voices,
      Script script,
      String narrator,
      Map<String, String> genders,
      Map<String, Voice> chosen) {
    return new Casting(voices, script, narrator, genders).cast(chosen);
  }

  private Cast cast(Map<String, Voice> chosen) {
    Set<String> speakers = script.speakers();
    speakers.stream().filter(chosen::containsKey).forEach(it -> cast.put(it, chosen.get(it)));
    if (speakers.contains(narrator) && !cast.containsKey(narrator)) {
      cast.put(narrator, voiceOfNarrator());
    }
    List<String> open =
        speakers.stream()
            .filter(it -> !cast.containsKey(it))
            // A speaker that fits any voice chooses last, and the one with most sentences chooses
            // first.
            .sorted(
                Comparator.comparing((String it) -> gender(it).isEmpty())
                    .thenComparingInt(it -> -conversations.lines(it)))
            .toList();
    open.forEach(it -> cast.put(it, fitting(it)));
    open.forEach(this::part);
    Map<String, Voice> ordered = new LinkedHashMap<>();
    speakers.forEach(it -> ordered.put(it, cast.get(it)));
    return new Cast(ordered);
  }

  private String gender(String speaker) {
    return genders.getOrDefault(speaker, "");
  }

  /**
   * The voice whose use leaves most other speakers a voice of their gender, of the first one's
   * engine.
   */
  private Voice voiceOfNarrator() {
    List<Voice> engine =
        voices.stream().filter(it -> it.engine().equals(voices.getFirst().engine())).toList();
    List<Voice> free = engine.stream().filter(it -> !cast.containsValue(it)).toList();
    return (free.isEmpty() ? engine : free)
        .stream().min(Comparator.comparingInt(it -> withoutVoice(it, free))).orElseThrow();
  }

  private int withoutVoice(Voice taken, List<Voice> free) {
    int without = 0;
    for (String gender : GENDERS) {
      long people =
          script.speakers().stream()
              .filter(it -> !cast.containsKey(it) && gender(it).equals(gender))
              .count();
      long left =
          free.stream().filter(it -> !it.equals(taken) && it.gender().equals(gender)).count();
      without += (int) Math.max(0, people - left);
    }
    return without;
  }

  private Voice fitting(String speaker) {
    Predicate<Voice> same = voice -> voice.gender().equals(gender(speaker));
    Predicate<Voice> any = voice -> gender(speaker).isEmpty() || isNeutral(voice);
    return free(same)
        .or(() -> free(any))
        .or(() -> leastUsed(speaker, same.or(any)))
        .or(() -> Optional.ofNullable(cast.get(narrator)).filter(same))
        .or(() -> free(_ -> true))
        .or(() -> leastUsed(speaker, _ -> true))
        .orElse(voices.getFirst());
  }

  private static boolean isNeutral(Voice voice) {
    return !GENDERS.contains(voice.gender());
  }

  private Optional<Voice> free(Predicate<Voice> suitable) {
    return voices.stream().filter(suitable).filter(it -> !cast.containsValue(it)).findFirst();
  }

  /** The voice whose speakers talk least with the given one, and of these the least used one. */
  private Optional<Voice> leastUsed(String speaker, Predicate<Voice> suitable) {
    return voices.stream()
        .filter(suitable)
        .filter(it -> !it.equals(cast.get(narrator)))
        .min(
            Comparator.comparingDouble((Voice it) -> nearness(speaker, it))
                .thenComparingLong(it -> cast.values().stream().filter(it::equals).count()));
  }

  private double nearness(String speaker, Voice voice) {
    return cast.entrySet().stream()
        .filter(it -> it.getValue().equals(voice) && !it.getKey().equals(speaker))
        .mapToDouble(it -> conversations.nearness(speaker, it.getKey()))
        .sum();
  }

  /** Reassigns a speaker who talks with another of the same voice to a voice with less contact. */
  private void part(String speaker) {
    Voice own = cast.get(speaker);
    double near = nearness(speaker, own);
    if (near > 0) {
      leastUsed(speaker, it -> it.gender().equals(own.gender()))
          .filter(it -> nearness(speaker, it) < near)
          .ifPresent(it -> cast.put(speaker, it));
    }
  }
}
