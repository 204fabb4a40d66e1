package dev.cadenza.storyteller.prompt;

import dev.cadenza.storyteller.language.Articles;
import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.library.Library;
import dev.cadenza.storyteller.library.Nouns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds people, places and things in a text, by lists of nouns and by their articles. */
final class NounPhrases {
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
  private static final String NUMBER =
      "^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|some|many|several|few|all) ";

  private final Nouns people;
  private final Settings settings;
  private final List<String> places;
  private final List<String> vehicles;
  private final Inflection inflection;

  NounPhrases(Library library, Inflection inflection) {
    people = new Nouns(library);
    settings = new Settings(library);
    places = library.list("places");
    vehicles = library.list("vehicles");
    this.inflection = inflection;
  }

  /**
   * @param phrase with an article
   * @param end the end position in the text
   * @param several whether the noun is a plural; it is found twice then
   */
  record Found(String phrase, Optional<Gender> gender, int end, boolean several) {}

  /** The people of a text, in order. */
  List<Found> people(String text) {
    List<Found> found = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String noun = word.group().toLowerCase(Locale.ROOT);
      boolean compound = isCompound(text, word.end());
      String one = inflection.singular(noun);
      if (people.isPerson(one) && !compound && !isAction(text, word.start(), noun)) {
        String before = before(text, word.start()).replaceFirst(NUMBER, "");
        String phrase = Articles.indefinite(before + one);
        Found person = new Found(phrase, people.gender(one), word.end(), !one.equals(noun));
        found.add(person);
        if (person.several()) {
          found.add(person);
        }
      }
    }
    return found;
  }

  /** Whether a word says what the person before it does: {@code a bear cooks}. */
  private boolean isAction(String text, int start, String noun) {
    String[] words = text.substring(0, start).strip().split("\\s+");
    String before = words[words.length - 1].toLowerCase(Locale.ROOT);
    String one = inflection.singular(before);
    return people.isPerson(one)
        && !inflection.verbOf(noun).isEmpty()
        && (!one.equals(before) || noun.endsWith("s"));
  }

  /** Whether another person follows directly, as in "baker girl". */
  private boolean isCompound(String text, int end) {
    Matcher next = WORD.matcher(text);
    return next.find(Math.min(end, text.length()))
        && inflection.verbOf(next.group()).equals("")
        && text.substring(end, next.start()).equals(" ")
        && people.isPerson(inflection.singular(next.group().toLowerCase(Locale.ROOT)));
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
              && !inflection.isAdjective(lower)
              && !lower.endsWith("ed");
      if (STOPS.contains(lower) || verb || !word.matches("[\\p{Ll}’'-]+")) {
        break;
      }
      phrase.insert(0, lower + " ");
    }
    return phrase.toString();
  }

  /** The first place of a text. */
  Optional<Settings.Setting> setting(String text) {
    return settings.proper(text).or(() -> place(text).map(name -> settings.of(name, text)));
  }

  private Optional<String> place(String text) {
    String first = "";
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String noun = word.group().toLowerCase(Locale.ROOT);
      boolean inside = Settings.isInside(text, word.start());
      boolean place = places.contains(noun) || (inside && vehicles.contains(noun));
      if (place && !belongsToNext(text, word.end())) {
        String name = "the " + describing(text, word.start()) + noun;
        if (inside) {
          return Optional.of(name);
        }
        first = first.isEmpty() ? name : first;
      }
    }
    return Optional.of(first).filter(name -> !name.isEmpty());
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
        && !people.isPerson(inflection.singular(word))
        && !STOPS.contains(word);
  }

  private String describing(String text, int start) {
    String before = before(text, start).strip();
    return before.isEmpty() || Arrays.stream(before.split(" ")).anyMatch(people::isPerson)
        ? ""
        : before + " ";
  }

  /** The first thing of a text with an article or an owner: {@code the lost recipe}. */
  Optional<String> thing(String text) {
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
