package dev.cadenza.storyteller.prompt;

import dev.cadenza.storyteller.library.Library;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places and their prepositions. */
final class Settings {
  private static final Pattern PROPER =
      Pattern.compile(
          "\\b([Ii]n|[Oo]n|[Aa]t|[Nn]ear)"
              + " (\\p{Lu}\\p{Ll}[\\p{L}’'-]*(?: \\p{Lu}\\p{Ll}[\\p{L}’'-]*)*)");
  private static final String INSIDE =
      "(?i)(?:.*\\s)?(?:in|on|aboard|inside)\\s+(?:an?|the|his|her|their|my)\\s+(?:\\S+\\s+){0,2}";
  private static final String BEFORE =
      "\\b(in|on|at|aboard|inside|under|beneath|near|above|behind|beside)\\s+"
          + "(?:an?|the|his|her|their|my)?\\s*";
  private static final Set<String> TIMES =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "christmas",
          "easter",
          "english",
          "french",
          "german");

  private final Set<String> surfaces;

  Settings(Library library) {
    surfaces = Set.copyOf(library.list("surfaces"));
  }

  /**
   * A place.
   *
   * @param name with its article
   * @param in with a preposition: {@code on the moon}
   */
  record Setting(String name, String in) {}

  /** One with a name of its own: {@code in Venice}. */
  Optional<Setting> proper(String text) {
    Matcher named = PROPER.matcher(text);
    if (!named.find() || TIMES.contains(named.group(2).toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String name = named.group(2);
    return Optional.of(new Setting(name, named.group(1).toLowerCase(Locale.ROOT) + " " + name));
  }

  Setting of(String name, String text) {
    String noun = name.substring(name.lastIndexOf(' ') + 1);
    String phrase = Pattern.quote(name.substring("the ".length()));
    Matcher before = Pattern.compile(BEFORE + phrase, Pattern.CASE_INSENSITIVE).matcher(text);
    String usual = surfaces.contains(noun) ? "on" : "in";
    String preposition = before.find() ? before.group(1).toLowerCase(Locale.ROOT) : usual;
    return new Setting(name, preposition + " " + name);
  }

  /** Whether a vehicle is where something happens: {@code on the wrong train}. */
  static boolean isInside(String text, int start) {
    return text.substring(0, start).matches(INSIDE);
  }
}
