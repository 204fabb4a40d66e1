package dev.cadenza.neural.bergamot;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Capitals and marks of sentences. */
final class Wording {
  private static final String END_MARKS = ".!?…:";
  private static final String SOFT_MARKS = ",;:–—";
  private static final String CLOSERS = "\"'”’»)]}";

  /** A sentence with fewer letters in capitals may be made of abbreviations. */
  private static final int FEWEST_CAPITALS = 8;

  private static final int FEWEST_WORDS = 2;
  private static final Pattern SPACE = Pattern.compile(" ");

  private Wording() {}

  /** Whether a sentence, but for its stand-ins, is written in capitals alone. */
  static boolean isInCapitals(String sentence) {
    String words =
        SPACE
            .splitAsStream(sentence)
            .filter(word -> !StandIns.NAME.matcher(word).find())
            .filter(word -> word.codePoints().anyMatch(Character::isLetter))
            .collect(Collectors.joining(" "));
    return words.codePoints().filter(Character::isUpperCase).count() >= FEWEST_CAPITALS
        && words.codePoints().noneMatch(Character::isLowerCase)
        && SPACE.split(words).length >= FEWEST_WORDS;
  }

  /** With a capital at the start; stand-ins stay. */
  static String inSmallLetters(String sentence) {
    return capitalized(
        SPACE
            .splitAsStream(sentence)
            .map(word -> StandIns.NAME.matcher(word).find() ? word : word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" ")));
  }

  static String inCapitals(String sentence) {
    return sentence.toUpperCase(Locale.ROOT);
  }

  /** A sentence that begins with a capital keeps it, and its end has the same mark or none. */
  static String like(String sentence, String translation) {
    if (translation.isEmpty()) {
      return sentence;
    }
    String like =
        Character.isUpperCase(sentence.codePointAt(0)) ? capitalized(translation) : translation;
    int end = lastMark(sentence);
    int translatedEnd = lastMark(like);
    if (end >= 0 && translatedEnd < 0) {
      return like + sentence.charAt(end);
    }
    return end < 0 && translatedEnd == like.length() - 1 && like.charAt(translatedEnd) == '.'
        ? like.substring(0, translatedEnd)
        : like;
  }

  /** Likewise for a part of a sentence, which begins with a small letter if the part does. */
  static String partLike(String part, String translation) {
    String like = like(part, translation);
    boolean word = like.length() > 1 && Character.isLowerCase(like.codePointAt(1));
    return word && Character.isLowerCase(part.codePointAt(0))
        ? like.substring(0, 1).toLowerCase(Locale.ROOT) + like.substring(1)
        : like;
  }

  /** Where the mark is that ends a sentence, before quotation marks and brackets; or -1. */
  private static int lastMark(String text) {
    int at = text.length() - 1;
    while (at >= 0 && CLOSERS.indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return at >= 0 && END_MARKS.indexOf(text.charAt(at)) >= 0 ? at : -1;
  }

  private static String capitalized(String text) {
    int first = text.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + text.substring(Character.charCount(first));
  }

  /**
   * Where to cut a sentence in two: after the mark or else the space that is nearest to the middle.
   *
   * @return -1 for one word
   */
  static int middle(String sentence) {
    int best = -1;
    boolean bestIsMark = false;
    for (int space = sentence.indexOf(' '); space > 0; space = sentence.indexOf(' ', space + 1)) {
      boolean mark = SOFT_MARKS.indexOf(sentence.charAt(space - 1)) >= 0;
      boolean nearer =
          best < 0
              || Math.abs(sentence.length() / 2 - space) < Math.abs(sentence.length() / 2 - best);
      if ((mark && !bestIsMark) || (mark == bestIsMark && nearer)) {
        best = space;
        bestIsMark = mark;
      }
    }
    return best;
  }
}
