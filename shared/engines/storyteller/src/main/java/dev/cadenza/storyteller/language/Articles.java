package dev.cadenza.storyteller.language;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selects {@code a} or {@code an} for a word by its sound. */
public final class Articles {
  private static final Pattern SOUNDS_LIKE_A_CONSONANT =
      Pattern.compile("eu|ew|uni(?!nt|nf|ma|mp)|us[aeu]|util|uto|ural|one\\b|one-|once|ubiq");
  private static final Pattern SOUNDS_LIKE_A_VOWEL =
      Pattern.compile("honou?r|honest|hour|heir|8|11\\b|18\\b");
  private static final Pattern OPEN_END = Pattern.compile("(^|[\\s“(])([Aa])n? $");

  private Articles() {}

  /** Appends words, and corrects the article before them. */
  public static void append(StringBuilder text, String words) {
    Matcher end = OPEN_END.matcher(text);
    if (!words.isEmpty() && end.find()) {
      String article = end.group(2) + (wantsAn(words) ? "n " : " ");
      text.setLength(end.start(2));
      text.append(article);
    }
    text.append(words);
  }

  /** Adds an article, unless the phrase has one, or a possessive. */
  public static String indefinite(String phrase) {
    if (phrase.matches("(?i)(an?|the|his|her|their|my|our|one|some) .*")) {
      return phrase;
    }
    return (wantsAn(phrase) ? "an " : "a ") + phrase;
  }

  /** Whether a phrase begins with {@code a} or {@code an}. */
  public static boolean isIndefinite(String phrase) {
    return phrase.matches("(?i)an? .*");
  }

  private static boolean wantsAn(String words) {
    String start = words.strip().toLowerCase(Locale.ROOT);
    if (start.isEmpty() || SOUNDS_LIKE_A_CONSONANT.matcher(start).lookingAt()) {
      return false;
    }
    return "aeiou".indexOf(start.charAt(0)) >= 0 || SOUNDS_LIKE_A_VOWEL.matcher(start).lookingAt();
  }
}
