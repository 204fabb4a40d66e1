package dev.cadenza.narration;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.text.GivenNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Detects the gender of speakers in a script: by their names, and if these are ambiguous, by the
 * narrator's pronouns.
 */
public final class Genders {
  /** After a speaker's words, {@code she said} refers to them; elsewhere it often does. */
  private static final int RIGHT_AFTER = 3;

  private static final Map<String, Pronouns> PRONOUNS =
      Map.ofEntries(
          Map.entry("en", new Pronouns("she|her|hers|herself", "he|him|his|himself")),
          Map.entry("de", new Pronouns("sie|ihr|ihre", "er|ihm|ihn|sein|seine")),
          Map.entry("es", new Pronouns("ella", "él")),
          Map.entry("fr", new Pronouns("elle", "il|lui")),
          Map.entry("it", new Pronouns("lei|ella", "lui|egli")),
          Map.entry("pt", new Pronouns("ela|dela", "ele|dele")),
          Map.entry("nl", new Pronouns("zij|ze|haar", "hij|hem|zijn")),
          Map.entry("sv", new Pronouns("hon|henne|hennes", "han|honom|hans")),
          Map.entry("da", new Pronouns("hun|hende|hendes", "han|ham|hans")),
          Map.entry("nb", new Pronouns("hun|henne|hennes", "han|ham|hans")),
          Map.entry("ca", new Pronouns("ella", "ell")));

  private final String language;
  private final String narrator;
  private final List<Sentence> sentences;
  private final Map<String, String> names;

  /**
   * @param names the display names of speakers, by their names in the script
   * @param narrator excluded from the result
   * @param language BCP 47
   */
  public Genders(Script script, Map<String, String> names, String narrator, String language) {
    this.sentences =
        script.passages().stream().flatMap(passage -> passage.sentences().stream()).toList();
    this.names = Map.copyOf(names);
    this.narrator = narrator;
    this.language = language;
  }

  private record Pronouns(Pattern female, Pattern male) {
    Pronouns(String female, String male) {
      this(whole(female), whole(male));
    }

    private static Pattern whole(String words) {
      return Pattern.compile("(?<![\\p{L}'’])(?:" + words + ")(?![\\p{L}'’])");
    }

    /** The number of female minus male pronouns. */
    int in(String text) {
      String small = text.toLowerCase(Locale.ROOT);
      return (int)
          (female.matcher(small).results().count() - male.matcher(small).results().count());
    }

    /** 1 for female, -1 for male, 0 for neither, by the first pronoun in a text. */
    int first(String text) {
      String small = text.toLowerCase(Locale.ROOT);
      int woman = female.matcher(small).results().mapToInt(it -> it.start()).findFirst().orElse(-1);
      int man = male.matcher(small).results().mapToInt(it -> it.start()).findFirst().orElse(-1);
      return woman == man ? 0 : man < 0 || (woman >= 0 && woman < man) ? 1 : -1;
    }
  }

  /** {@code female} or {@code male} by name in the script; ambiguous speakers are omitted. */
  public Map<String, String> found() {
    Map<String, String> genders = new HashMap<>();
    names.forEach(
        (speaker, name) ->
            GivenNames.gender(name, language)
                .or(() -> byPronouns(speaker))
                .or(() -> GivenNames.byEnding(name, language))
                .ifPresent(gender -> genders.put(speaker, gender)));
    return genders;
  }

  private Optional<String> byPronouns(String speaker) {
    Pronouns pronouns = PRONOUNS.get(Languages.primary(language));
    if (pronouns == null) {
      return Optional.empty();
    }
    int more = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      if (sentence.speaker().equals(narrator)) {
        more += tagged(speaker, i, pronouns) + narrated(speaker, sentence.text(), pronouns);
      }
    }
    return more == 0 ? Optional.empty() : Optional.of(more > 0 ? "female" : "male");
  }

  /** The narrator's tag after a speaker's words: {@code “Come,” she said.} */
  private int tagged(String speaker, int at, Pronouns pronouns) {
    boolean after = at > 0 && sentences.get(at - 1).speaker().equals(speaker);
    String text = sentences.get(at).text();
    return after && mentioned(text).isEmpty() ? RIGHT_AFTER * pronouns.first(text) : 0;
  }

  /** Pronouns in a sentence that names only this speaker. */
  private int narrated(String speaker, String text, Pronouns pronouns) {
    return mentioned(text).equals(List.of(speaker)) ? pronouns.in(text) : 0;
  }

  private List<String> mentioned(String text) {
    String small =
        " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ") + " ";
    List<String> mentioned = new ArrayList<>();
    names.forEach(
        (speaker, name) -> {
          String first = name.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")[0];
          if (!speaker.equals(narrator) && !first.isEmpty() && small.contains(" " + first + " ")) {
            mentioned.add(speaker);
          }
        });
    return mentioned;
  }
}
