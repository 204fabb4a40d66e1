package dev.cadenza.embeddedengines;

import java.util.regex.Pattern;

/**
 * A sentence in apertium's stream format, and back.
 *
 * <p>Characters that mean something to it travel in blanks of their own, which it passes on as they
 * are: {@code and/or} as {@code and[\/]or}. Outside of them, a star, hash or at sign before a word
 * is then the engine's mark of a word that it does not know.
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

  /** The text of an answer, without marks and without the end that was added. */
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

  /** A sentence that begins with a capital keeps it, and one that ends with a mark ends with it. */
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
