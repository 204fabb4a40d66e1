package dev.cadenza.engines.text;

import dev.cadenza.text.marks.TextMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Splits a text into units for a synthesizer: sentences, and parts of long sentences.
 *
 * <p>The time is linear in the length of any text.
 */
public final class SentenceSplitter {
  /** The maximum length of a unit in characters. */
  public static final int MAX_LENGTH = 400;

  private static final String ENDS = ".!?…。！？؟।";

  /** Including those of Markdown: {@code **So he said.** Then}. */
  private static final String CLOSERS = "\"'”’»)]}」』*_~`";

  private static final String SOFT_ENDS = ",;:–—、，；：،؛";

  /** Sentence marks without a following space. */
  private static final String IDEOGRAPHIC_ENDS = "。！？";

  /**
   * The maximum number of spaces, quotation marks and brackets before a sentence's first letter.
   */
  private static final int OPENERS = 6;

  /** German ordinals have a point: those before months and other words. */
  private static final Pattern COUNTED_IN_GERMAN =
      Pattern.compile(
          "\\s(?:Jan|Feb|März|Apr|Mai\\b|Juni\\b|Juli\\b|Aug|Sept|Okt|Nov|Dez|Jahrhundert|Jh\\b"
              + "|Platz|Klasse|Stock|Auflage|Kapitel|Weltkrieg|Geburtstag|Liga|Bundesliga|Tag\\b"
              + "|Woche\\b|Monat|Jahrestag|Mal\\b|Teil\\b|Runde|Etage|Lebensjahr|Stelle|Satz\\b|Akt\\b)");

  private static final Pattern BLANK_LINE = Pattern.compile("\\R[\\h]*\\R\\s*");

  private static final int LOOK_AHEAD = 20;
  private static final String OPENING = "\"'“‘«([*_";
  private static final String NUMERALS = "0123456789IVXLC";

  private SentenceSplitter() {}

  /**
   * @return in order, none blank, none longer than {@link #MAX_LENGTH}, together the whole text
   *     except white space; never split within a mark, see {@link TextMarks}
   */
  public static List<String> split(String text) {
    List<String> sentences = new ArrayList<>();
    for (String paragraph : BLANK_LINE.split(text)) {
      String line = paragraph.replaceAll("[\\s\\h\\p{Cntrl}]+", " ").strip();
      int start = 0;
      for (int i = 0; i < line.length(); i++) {
        int afterMark = TextMarks.end(line, i);
        if (afterMark > 0) {
          i = afterMark - 1;
        } else if (endsSentence(line, i)) {
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
    int next = firstLetter(line, afterSay(line, after));
    if (next < line.length() && Character.isLowerCase(line.codePointAt(next))) {
      // "What?" he said: the sentence continues.
      return false;
    }
    return mark != '.' || !isAbbreviation(line, at);
  }

  /** Whether the point belongs to the word before it, as in Mr. and in J. R. R. Tolkien. */
  private static boolean isAbbreviation(String line, int point) {
    int start = line.lastIndexOf(' ', point) + 1;
    String word = line.substring(afterOpeners(line, start, point), point);
    if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
      return isInitial(line, start, word);
    }
    String key = word.toLowerCase(Locale.ROOT);
    if (SentenceWords.ABBREVIATIONS.contains(key)) {
      return true;
    }
    String rest = line.substring(point + 1, Math.min(line.length(), point + 1 + LOOK_AHEAD));
    return SentenceWords.BEFORE_NUMBERS.contains(key)
        ? (rest.length() > 1 && NUMERALS.indexOf(rest.charAt(1)) >= 0)
        : isShortNumber(word) && COUNTED_IN_GERMAN.matcher(rest).lookingAt();
  }

  private static int afterOpeners(String line, int from, int to) {
    int i = from;
    while (i < to && OPENING.indexOf(line.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static boolean isShortNumber(String word) {
    return !word.isEmpty() && word.length() <= 2 && word.chars().allMatch(Character::isDigit);
  }

  private static boolean isInitial(String line, int start, String word) {
    int before = start < 2 ? -1 : line.lastIndexOf(' ', start - 2);
    String previous = line.substring(before + 1, Math.max(before + 1, start - 1));
    boolean numeral = SentenceWords.NUMBERED.contains(previous.toLowerCase(Locale.ROOT));
    return !numeral && !word.equals("I");
  }

  private static int afterClosers(String line, int from) {
    int i = from;
    while (i < line.length() && CLOSERS.indexOf(line.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** A pronunciation mark begins with a capital letter if its written words do. */
  private static int afterSay(String line, int from) {
    int mark = from;
    while (mark < line.length() && line.charAt(mark) == ' ') {
      mark++;
    }
    return TextMarks.end(line, mark) > 0 ? line.indexOf(':', mark) : from;
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
    while (rest.length() > MAX_LENGTH) {
      int cut = outsideMarks(rest, cut(rest));
      sentences.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
  }

  /** Before or after the mark at a position. */
  private static int outsideMarks(String text, int at) {
    int mark = text.lastIndexOf('[', at - 1);
    boolean within = mark >= 0 && TextMarks.end(text, mark) > at;
    return within ? (mark > 0 ? mark : TextMarks.end(text, mark)) : at;
  }

  /** After a comma in the second half, otherwise after a space, otherwise anywhere. */
  private static int cut(String text) {
    int space = -1;
    for (int i = MAX_LENGTH - 1; i >= MAX_LENGTH / 2; i--) {
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
    return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
  }
}
