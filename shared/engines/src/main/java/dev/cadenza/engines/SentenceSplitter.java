package dev.cadenza.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a text into what can be spoken at a time: sentences, and parts of those that are long.
 *
 * <p>In time that grows with the text's length, whatever the text.
 */
public final class SentenceSplitter {
  /** What a synthesiser gets at a time, in characters. */
  public static final int LONGEST = 400;

  private static final String ENDS = ".!?…。！？؟।";
  private static final String CLOSERS = "\"'”’»)]}」』";
  private static final String SOFT_ENDS = ",;:–—、，；：،؛";

  /** Marks that need no space after them. */
  private static final String IDEOGRAPHIC_ENDS = "。！？";

  /** As many spaces, quotation marks and brackets may stand before a sentence's first letter. */
  private static final int OPENERS = 6;

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "rev", "gen", "col", "capt", "lt",
          "sgt", "hon", "vs", "etc", "e.g", "i.e", "cf", "no", "vol", "fig", "p", "pp", "ed", "inc",
          "ltd", "co", "corp", "approx", "dept", "est", "jan", "feb", "mar", "apr", "jun", "jul",
          "aug", "sep", "sept", "oct", "nov", "dec", "mt", "ca", "al");

  private static final Pattern BLANK_LINE = Pattern.compile("\\R[\\h]*\\R\\s*");

  private SentenceSplitter() {}

  /**
   * @return in order, none blank, none longer than {@link #LONGEST}, together all of the text but
   *     for its white space
   */
  public static List<String> split(String text) {
    List<String> sentences = new ArrayList<>();
    for (String paragraph : BLANK_LINE.split(text)) {
      String line = paragraph.replaceAll("[\\s\\h\\p{Cntrl}]+", " ").strip();
      int start = 0;
      for (int i = 0; i < line.length(); i++) {
        if (endsSentence(line, i)) {
          int end = afterClosers(line, i + 1);
          add(line.substring(start, end), sentences);
          start = end;
          i = end - 1;
        }
      }
      add(line.substring(start), sentences);
    }
    return sentences;
  }

  private static boolean endsSentence(String line, int at) {
    char mark = line.charAt(at);
    if (ENDS.indexOf(mark) < 0) {
      return false;
    }
    int after = afterClosers(line, at + 1);
    if (after == line.length() || IDEOGRAPHIC_ENDS.indexOf(mark) >= 0) {
      return after == line.length() || ENDS.indexOf(line.charAt(after)) < 0;
    }
    if (line.charAt(after) != ' ') {
      return false;
    }
    int next = firstLetter(line, after);
    if (next < line.length() && Character.isLowerCase(line.codePointAt(next))) {
      // "What?" he said: the sentence goes on.
      return false;
    }
    return mark != '.' || !isAbbreviation(line, at);
  }

  /** Whether the point belongs to the word before it, as in Mr. and in J. R. R. Tolkien. */
  private static boolean isAbbreviation(String line, int point) {
    int start = line.lastIndexOf(' ', point) + 1;
    String word = line.substring(start, point).replaceFirst("^[\"'“‘«(\\[]+", "");
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return (initial && !word.equals("I")) || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static int afterClosers(String line, int from) {
    int i = from;
    while (i < line.length() && CLOSERS.indexOf(line.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static int firstLetter(String line, int from) {
    int i = from;
    int last = Math.min(line.length(), from + OPENERS);
    while (i < last && !Character.isLetterOrDigit(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static void add(String sentence, List<String> sentences) {
    String rest = sentence.strip();
    while (rest.length() > LONGEST) {
      int cut = cut(rest);
      sentences.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
  }

  /** After a comma where there is one in the second half, or else a space, or else anywhere. */
  private static int cut(String text) {
    int space = -1;
    for (int i = LONGEST - 1; i >= LONGEST / 2; i--) {
      if (SOFT_ENDS.indexOf(text.charAt(i)) >= 0
          && (text.charAt(i + 1) == ' ' || text.charAt(i) > 0x2fff)) {
        return i + 1;
      }
      if (space < 0 && text.charAt(i) == ' ') {
        space = i;
      }
    }
    if (space > 0) {
      return space;
    }
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
