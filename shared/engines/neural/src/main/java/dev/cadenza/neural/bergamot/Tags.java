package dev.cadenza.neural.bergamot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The tags in a sentence, for a model that does not keep their places: the sentence is translated
 * without them, and each is put after as large a share of the words as in the original.
 */
final class Tags {
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern SPACES = Pattern.compile(" +");
  private static final String END_MARKS = ".,;:!?…";

  private final List<Place> places = new ArrayList<>();
  private final String text;
  private final int words;

  /**
   * @param before how many words come before the tag
   * @param beforeMark whether a mark follows directly
   */
  private record Place(String tag, int before, boolean beforeMark) {
    boolean closes() {
      return tag.startsWith("</");
    }
  }

  Tags(String sentence) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (MatchResult match : TAG.matcher(sentence).results().toList()) {
      rest.append(sentence, from, match.start()).append(glue(sentence, match));
      from = match.end();
      boolean beforeMark =
          from < sentence.length() && END_MARKS.indexOf(sentence.charAt(from)) >= 0;
      places.add(new Place(match.group(), count(rest.toString()), beforeMark));
    }
    rest.append(sentence, from, sentence.length());
    this.text = SPACES.matcher(rest).replaceAll(" ").strip();
    this.words = count(text);
  }

  /** A tag alone may be what separates two words. */
  private static String glue(String sentence, MatchResult tag) {
    return tag.start() > 0
            && tag.end() < sentence.length()
            && Character.isLetterOrDigit(sentence.codePointBefore(tag.start()))
            && Character.isLetterOrDigit(sentence.codePointAt(tag.end()))
        ? " "
        : "";
  }

  private static int count(String text) {
    return text.isBlank() ? 0 : SPACES.split(text.strip()).length;
  }

  boolean any() {
    return !places.isEmpty();
  }

  /** The sentence without its tags. */
  String text() {
    return text;
  }

  /** Puts the tags into the translation of {@link #text}. */
  String into(String translation) {
    String[] translated = SPACES.split(translation.strip());
    String[] opening = new String[translated.length + 1];
    String[] closing = new String[translated.length + 1];
    Arrays.fill(opening, "");
    Arrays.fill(closing, "");
    boolean[] beforeMark = new boolean[translated.length + 1];
    int last = 0;
    int lastBefore = 0;
    for (Place place : places) {
      int share = (int) Math.round((double) place.before * translated.length / Math.max(1, words));
      int least = last + (place.before > lastBefore ? 1 : 0);
      last = Math.min(translated.length, Math.max(least, share));
      lastBefore = place.before;
      if (place.closes() && last > 0 && opening[last].isEmpty()) {
        closing[last - 1] += place.tag;
        beforeMark[last - 1] |= place.beforeMark;
      } else {
        opening[last] += place.tag;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < translated.length; i++) {
      String word = translated[i];
      int end = beforeMark[i] ? withoutMarks(word) : word.length();
      text.append(i == 0 ? "" : " ")
          .append(opening[i])
          .append(word, 0, end)
          .append(closing[i])
          .append(word.substring(end));
    }
    return text.append(opening[translated.length]).toString();
  }

  private static int withoutMarks(String word) {
    int end = word.length();
    while (end > 0 && END_MARKS.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }
}
