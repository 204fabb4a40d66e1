package dev.cadenza.media.subtitles;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The boundary between two consecutive parts of a text. */
final class Seam {
  private static final double PAUSE_SECONDS = 0.7;

  private static final String CLOSERS = "[\"'”’»)\\]」』）]*";
  private static final Pattern ENDS_SENTENCE = Pattern.compile(".*[.!?…؟।]" + CLOSERS);
  private static final Pattern ENDS_CLAUSE = Pattern.compile(".*[,;:–—、，；：،؛。！？]" + CLOSERS);

  /** Without a closing mark: a quotation is often part of a sentence. */
  private static final Pattern ENDS_UNSPACED = Pattern.compile(".*[。！？]");

  private static final Pattern OPENERS = Pattern.compile("^[^\\p{L}\\p{N}]+");
  private static final Pattern ENDS_IN_LETTER = Pattern.compile(".*[\\p{L}\\p{N}]");

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "sr", "sra", "jr", "rev", "gen", "col", "capt",
          "lt", "sgt", "hon", "vs", "etc", "e.g", "i.e", "cf", "ed", "approx", "dept", "mt", "ud",
          "uds", "hr", "fr", "mme");

  /** Also words, except before a number. */
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "no", "p", "pp", "vol", "fig", "ca", "art", "jan", "feb", "mar", "apr", "jun", "jul",
          "aug", "sep", "sept", "oct", "nov", "dec");

  private static final int SHORT_WORD = 3;

  /** The cost of a split where there should be none. */
  static final double FORBIDDEN = 60;

  private final BreakWords words;

  Seam(String language) {
    this.words = BreakWords.of(language);
  }

  /** Whether it is the end of a sentence. */
  static boolean endsSentence(CuePart before, CuePart after) {
    if (ENDS_UNSPACED.matcher(before.text()).matches()) {
      return true;
    }
    if (!after.spaced() || !ENDS_SENTENCE.matcher(before.text()).matches()) {
      return false;
    }
    String next = OPENERS.matcher(after.text()).replaceFirst("");
    if (!next.isEmpty() && Character.isLowerCase(next.codePointAt(0))) {
      // "What?" he said: the sentence continues.
      return false;
    }
    return !isAbbreviation(before.text(), next);
  }

  private static boolean isAbbreviation(String text, String next) {
    if (!text.endsWith(".")) {
      return false;
    }
    String word = OPENERS.matcher(text.substring(0, text.length() - 1)).replaceFirst("");
    String small = word.toLowerCase(Locale.ROOT);
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    boolean numbered = !next.isEmpty() && Character.isDigit(next.codePointAt(0));
    return (initial && !word.equals("I"))
        || ABBREVIATIONS.contains(small)
        || (numbered && BEFORE_NUMBERS.contains(small));
  }

  static boolean isWithoutLetters(CuePart part) {
    return part.text().codePoints().noneMatch(Character::isLetter);
  }

  static boolean isPause(CuePart before, CuePart after) {
    return after.start() - before.end() >= PAUSE_SECONDS;
  }

  /** Whether the two belong together: an article or a title and what follows it. */
  private boolean forbids(CuePart before, CuePart after) {
    return after.spaced()
        && (isTitle(before, after) || (words.isKnown() && words.binds(bare(before))))
        && !ENDS_CLAUSE.matcher(before.text()).matches();
  }

  private static boolean isTitle(CuePart before, CuePart after) {
    String next = OPENERS.matcher(after.text()).replaceFirst("");
    return BreakWords.isTitle(before.text()) && startsUpper(next);
  }

  /** The cost of a split, with 0 at the end of a clause. */
  double cost(CuePart before, CuePart after) {
    if (isPause(before, after)) {
      return 0;
    }
    if (forbids(before, after)) {
      return FORBIDDEN;
    }
    if (ENDS_CLAUSE.matcher(before.text()).matches()
        || ENDS_SENTENCE.matcher(before.text()).matches()) {
      return 0;
    }
    return words.isKnown() ? byWords(before, after) : byLength(before, after);
  }

  private double byWords(CuePart before, CuePart after) {
    if (words.leads(bare(before)) || isName(before, after)) {
      return 8;
    }
    return words.leads(bare(after)) ? 1 : 4;
  }

  /** Two words of a name; in German, all nouns begin with a capital. */
  private boolean isName(CuePart before, CuePart after) {
    return !words.capitalizesNouns() && startsUpper(before.text()) && startsUpper(after.text());
  }

  private static double byLength(CuePart before, CuePart after) {
    if (after.spaced() && isShortWord(before)) {
      // An article or a preposition belongs to the following word.
      return 6;
    }
    return after.spaced() && isShortWord(after) ? 2 : 3;
  }

  private static String bare(CuePart part) {
    return OPENERS.matcher(part.text()).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  private static boolean startsUpper(String text) {
    return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
  }

  private static boolean isShortWord(CuePart part) {
    return part.length() <= SHORT_WORD && ENDS_IN_LETTER.matcher(part.text()).matches();
  }
}
