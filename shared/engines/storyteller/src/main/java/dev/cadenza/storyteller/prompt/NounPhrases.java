package dev.cadenza.storyteller.prompt;

import dev.cadenza.storyteller.language.Articles;
import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.library.Library;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds people, places and things in a text, by lists of nouns and by their articles. */
public final class NounPhrases {
  private static final Pattern WORD = Pattern.compile("[\\p{L}’'-]+");
  private static final Pattern DETERMINED =
      Pattern.compile(
          "\\b(an?|the|his|her|their|my|this|that)\\s+((?:[\\p{L}’'-]+\\s*){1,100})",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> STOPS =
      Set.of(
          "of", "in", "on", "at", "to", "with", "for", "from", "by", "into", "and", "or", "who",
          "which", "that", "is", "was", "are", "must", "wants", "has", "can", "will", "named",
          "called", "under", "over", "near", "before", "after", "where", "when", "while", "but",
          "through", "across", "beneath", "beyond", "inside", "without", "against", "between", "a",
          "an", "the", "her", "his", "their", "she", "he", "they", "it", "about", "during");
  private static final int MAX_LENGTH = 3;

  private final Map<String, Optional<Gender>> people = new LinkedHashMap<>();
  private final List<String> places;
  private final Inflection inflection;

  NounPhrases(Library library, Inflection inflection) {
    library.list("people").forEach(noun -> people.put(noun, Optional.empty()));
    library.list("women").forEach(noun -> people.put(noun, Optional.of(Gender.FEMALE)));
    library.list("men").forEach(noun -> people.put(noun, Optional.of(Gender.MALE)));
    places = library.list("places");
    this.inflection = inflection;
  }

  /**
   * @param phrase with an article
   * @param end the end position in the text
   */
  record Found(String phrase, Optional<Gender> gender, int end) {}

  /** The people of a text, in order. */
  public List<Found> people(String text) {
    List<Found> found = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String noun = word.group().toLowerCase(Locale.ROOT);
      boolean compound = isCompound(text, word.end());
      if (people.containsKey(noun) && !compound) {
        String phrase = Articles.indefinite(before(text, word.start()) + noun);
        found.add(new Found(phrase, people.get(noun), word.end()));
      }
    }
    return found;
  }

  /** Whether another person follows directly, as in "baker girl". */
  private boolean isCompound(String text, int end) {
    Matcher next = WORD.matcher(text);
    return next.find(Math.min(end, text.length()))
        && text.substring(end, next.start()).equals(" ")
        && people.containsKey(next.group().toLowerCase(Locale.ROOT));
  }

  /** The words before a noun that belong to it: up to an article, at most three. */
  private String before(String text, int start) {
    String[] words = text.substring(0, start).strip().split("\\s+");
    StringBuilder phrase = new StringBuilder();
    for (int i = words.length - 1; i >= 0 && i >= words.length - MAX_LENGTH; i--) {
      String word = words[i];
      String lower = word.toLowerCase(Locale.ROOT);
      boolean verb =
          !inflection.verbOf(lower).isEmpty()
              && !inflection.isNoun(lower)
              && !inflection.isAdjective(lower);
      if (STOPS.contains(lower) || verb || !word.matches("[\\p{Ll}’'-]+")) {
        break;
      }
      phrase.insert(0, lower + " ");
    }
    return phrase.toString();
  }

  /** The first place of a text, with its article. */
  public Optional<String> place(String text) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String noun = word.group().toLowerCase(Locale.ROOT);
      if (places.contains(noun) && !belongsToNext(text, word.end())) {
        return Optional.of("the " + describing(text, word.start()) + noun);
      }
    }
    return Optional.empty();
  }

  /** Whether a word only describes the next, as in "village fair"; a keeper has a place, though. */
  private boolean belongsToNext(String text, int end) {
    Matcher next = WORD.matcher(text);
    if (!next.find(end) || !text.substring(end, next.start()).equals(" ")) {
      return false;
    }
    String word = next.group().toLowerCase(Locale.ROOT);
    return inflection.isNoun(word)
        && inflection.verbOf(word).isEmpty()
        && !people.containsKey(word)
        && !STOPS.contains(word);
  }

  private String describing(String text, int start) {
    String before = before(text, start).strip();
    return before.isEmpty() || people.keySet().stream().anyMatch(before::contains)
        ? ""
        : before + " ";
  }

  /** The first thing of a text with an article or an owner: {@code the lost recipe}. */
  public Optional<String> thing(String text) {
    Matcher determined = DETERMINED.matcher(text);
    if (!determined.find()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (String word : determined.group(2).strip().split("\\s+")) {
      if (STOPS.contains(word.toLowerCase(Locale.ROOT)) || words.size() > MAX_LENGTH) {
        break;
      }
      words.add(word);
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String determiner = determined.group(1).toLowerCase(Locale.ROOT);
    boolean owned = Set.of("his", "her").contains(determiner);
    return Optional.of((owned ? determiner : "the") + " " + String.join(" ", words));
  }
}
