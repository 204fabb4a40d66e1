package dev.cadenza.text.marks;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marks in a text: {@code [pause 500ms]} for silence, {@code [say: SQL | sequel]} and {@code
 * [ipa: tomato | təˈmeɪtoʊ]} for pronunciation. See {@code docs/text-marks.md}. Other text in
 * brackets is not a mark.
 */
public final class TextMarks {
  private static final BigDecimal MIN_PAUSE = new BigDecimal("0.1");
  private static final BigDecimal MAX_PAUSE = BigDecimal.TEN;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** In characters, of each side of a pronunciation mark. */
  private static final int MAX_WORDS = 100;

  private static final int MAX_QUOTED = 40;

  private static final Pattern PAUSE =
      Pattern.compile("(?i)\\[\\h*pause\\h*:?\\h*(\\d{1,6}(?:\\.\\d{1,3})?)\\h*(ms|s)\\h*]");
  private static final Pattern SAY =
      Pattern.compile(
          "(?i)\\[\\s*(say|ipa)\\s*:\\s*([^\\[\\]|]{1,%1$d}?)\\s*\\|\\s*([^\\[\\]|]{1,%1$d}?)\\s*]"
              .formatted(MAX_WORDS));

  /** Text that looks like one of these marks, valid or not. */
  private static final Pattern ANY =
      Pattern.compile("(?i)\\[\\s*(pause|say|ipa)(?![\\p{L}\\p{M}'’_-])[^\\[\\]]{0,300}]?");

  private TextMarks() {}

  /**
   * A piece of a text up to the next pause.
   *
   * @param pause the pause after it, in seconds; 0 after the last piece
   */
  public record Piece(String text, double pause) {
    public Piece {
      requireNonNull(text, "text");
    }
  }

  /** The error of the first invalid mark, if any. */
  public static Optional<String> fault(String text) {
    Matcher mark = ANY.matcher(text);
    while (mark.find()) {
      Optional<String> fault = mark.group(1).equalsIgnoreCase("pause") ? pause(mark) : say(mark);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> pause(MatchResult mark) {
    Matcher pause = PAUSE.matcher(mark.group());
    if (!pause.matches()) {
      return Optional.of(quoted(mark) + " is not a valid mark. Write [pause 500ms] or [pause 2s].");
    }
    BigDecimal seconds = exactly(pause);
    return seconds.compareTo(MIN_PAUSE) < 0 || seconds.compareTo(MAX_PAUSE) > 0
        ? Optional.of(quoted(mark) + " is not a valid mark. Pause between 100ms and 10s.")
        : Optional.empty();
  }

  private static Optional<String> say(MatchResult mark) {
    Matcher say = SAY.matcher(mark.group());
    boolean phonetic = mark.group(1).equalsIgnoreCase("ipa");
    if (!say.matches() || !isWords(say.group(2)) || !(phonetic || isWords(say.group(3)))) {
      return Optional.of(
          "%s is not a valid mark. Write [%s], with at most %d characters on each side."
              .formatted(
                  quoted(mark),
                  phonetic ? "ipa: tomato | təˈmeɪtoʊ" : "say: SQL | sequel",
                  MAX_WORDS));
    }
    return phonetic && !PhoneticWord.isValid(say.group(3))
        ? Optional.of(
            "%s is not a valid mark. \"%s\" has characters that are not of the International Phonetic Alphabet."
                .formatted(quoted(mark), say.group(3)))
        : Optional.empty();
  }

  /** Whether a text has marks with phonemes, which not every engine can speak. */
  public static boolean hasPhonemes(String text) {
    Matcher mark = SAY.matcher(text);
    while (mark.find()) {
      if (isPhonetic(mark)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPhonetic(MatchResult say) {
    return say.group(1).equalsIgnoreCase("ipa");
  }

  /** What is spoken for a mark, see {@link #words}. */
  static String spoken(MatchResult say) {
    return isPhonetic(say) ? PhoneticWord.of(say.group(3)) : say.group(3);
  }

  private static boolean isWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static String quoted(MatchResult mark) {
    String text = mark.group().replaceAll("\\s+", " ").strip();
    return "\"" + (text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text) + "\"";
  }

  private static BigDecimal exactly(MatchResult pause) {
    BigDecimal number = new BigDecimal(pause.group(1));
    return pause.group(2).equalsIgnoreCase("ms") ? number.divide(THOUSAND) : number;
  }

  /** Splits a text at its pauses; the pieces may be blank. An invalid pause is text. */
  public static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher mark = ANY.matcher(text);
    int from = 0;
    while (mark.find()) {
      Matcher pause = PAUSE.matcher(mark.group());
      if (pause.matches() && pause(mark).isEmpty()) {
        pieces.add(new Piece(text.substring(from, mark.start()), exactly(pause).doubleValue()));
        from = mark.end();
      }
    }
    pieces.add(new Piece(text.substring(from), 0));
    return pieces;
  }

  /**
   * Whether a name in brackets at the start of a line is one of these marks and not a speaker.
   *
   * @param name without the brackets
   */
  public static boolean isMark(String name) {
    return ANY.matcher("[" + name + "]").matches();
  }

  /** The end of the pronunciation mark at a position; -1 if there is none. */
  public static int end(String text, int at) {
    if (at >= text.length() || text.charAt(at) != '[') {
      return -1;
    }
    Matcher say = SAY.matcher(text).region(at, text.length());
    return say.lookingAt() ? say.end() : -1;
  }

  /** The displayed text: the written words of its marks, without pauses. */
  public static String written(String text) {
    return text.indexOf('[') < 0 ? text : MarkedWords.in(withoutPauses(text)).written();
  }

  /**
   * The spoken text: the spoken words of its marks, without pauses; of phonemes the written words.
   */
  public static String heard(String text) {
    return text.indexOf('[') < 0
        ? text
        : SAY.matcher(withoutPauses(text))
            .replaceAll(say -> Matcher.quoteReplacement(say.group(isPhonetic(say) ? 2 : 3)));
  }

  private static String withoutPauses(String text) {
    return PAUSE.matcher(text).replaceAll("");
  }

  /** The marks for words: group 1 is the kind, 2 what is written. */
  static Matcher words(String text) {
    return SAY.matcher(text);
  }
}
