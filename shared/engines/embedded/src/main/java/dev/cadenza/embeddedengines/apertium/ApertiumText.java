package dev.cadenza.embeddedengines.apertium;

import java.util.regex.Pattern;

/**
 * A sentence in apertium's stream format, and back.
 *
 * <p>Special characters are sent in blanks, which it passes on unchanged: {@code and/or} as {@code
 * and[\/]or}. Outside of blanks, a star, hash or at sign before a word marks an unknown word.
 */
final class ApertiumText {
  private static final String RESERVED = "[]{}^$/\\@<>*#~|";
  private static final String END_MARKS = ".!?…";

  /** The engine works sentence by sentence, and requires a final mark. */
  private static final String END = ".[]";

  private static final Pattern MARK = Pattern.compile("\\\\?[*#@](?=[\\p{L}\\p{M}\\p{N}])");

  private ApertiumText() {}

  /**
   * @param sentence without control characters
   */
  static String encode(String sentence) {
    StringBuilder text = new StringBuilder(sentence.length() + 8);
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (RESERVED.indexOf(c) >= 0) {
        text.append("[\\").append(c).append(']');
      } else {
        text.append(c);
      }
    }
    return text.append(END).toString();
  }

  /** The text of a translation, without marks and without the added end. */
  static String decode(String answer) {
    StringBuilder text = new StringBuilder(answer.length());
    int from = 0;
    for (int open = blank(answer, 0); open >= 0; open = blank(answer, from)) {
      text.append(MARK.matcher(answer.substring(from, open)).replaceAll(""));
      int close = open + 1;
      while (close < answer.length() && answer.charAt(close) != ']') {
        close += answer.charAt(close) == '\\' ? 1 : 0;
        if (close < answer.length()) {
          text.append(answer.charAt(close));
        }
        close++;
      }
      from = Math.min(answer.length(), close + 1);
    }
    text.append(MARK.matcher(answer.substring(from)).replaceAll(""));
    int end = text.lastIndexOf(".");
    if (end >= 0) {
      text.deleteCharAt(end);
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  private static int blank(String answer, int from) {
    int open = answer.indexOf('[', from);
    while (open > 0 && answer.charAt(open - 1) == '\\') {
      open = answer.indexOf('[', open + 1);
    }
    return open;
  }

  /** Keeps an initial capital letter and a final mark of the source. */
  static String like(String sentence, String translation) {
    if (translation.isEmpty()) {
      return sentence;
    }
    String like = translation;
    if (Character.isUpperCase(sentence.codePointAt(0))) {
      int first = translation.codePointAt(0);
      like =
          Character.toString(Character.toTitleCase(first))
              + translation.substring(Character.charCount(first));
    }
    char end = sentence.charAt(sentence.length() - 1);
    return END_MARKS.indexOf(end) >= 0 && END_MARKS.indexOf(like.charAt(like.length() - 1)) < 0
        ? like + end
        : like;
  }
}
