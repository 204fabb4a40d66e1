package dev.cadenza.text.rules;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Converts Roman numerals where they are unambiguous: after a numbered word, after the name of a
 * ruler, alone in a heading, or of several letters after a name.
 */
final class RomanNumerals implements SpokenRule {
  private static final Map<Character, Integer> VALUES =
      Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100, 'D', 500, 'M', 1000);
  private static final Pattern VALID =
      Pattern.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
  private static final String NUMERAL = "([IVXLCDM]{1,12})";
  private static final String END = "(?![\\p{L}\\d]|['’](?!s\\b))";

  private static final Pattern ALONE =
      Pattern.compile("^([IVXLCDM]{2,12}|[IVX](?=\\.))(?=[.:)]?$)");
  private static final Pattern FIRST = Pattern.compile("^([IVXLC]{2,12})(?=[.:)]\\s)");
  private static final Pattern AFTER_NAME =
      Pattern.compile("(?<=\\p{Lu}\\p{Ll}{1,30} )([IVXL]{2,7})" + END);
  private static final Pattern FRENCH =
      Pattern.compile("(?<![\\p{L}\\d])([IVX]|[IVXLCDM]{2,12})(?:e|ème|er|re|ère)(?![\\p{L}\\d])");
  private static final Pattern BEFORE_CENTURY =
      Pattern.compile(
          "(?<![\\p{L}\\d])([IVXLC]+)(?= (?:secolo|century|centuries|dynasty|dinastia)\\b)");
  private static final Pattern GERMAN =
      Pattern.compile("(?<![\\p{L}\\d])([IVXLC]+)\\.(?= \\p{Lu}\\p{Ll})");
  private static final Pattern SIZE = Pattern.compile("X{1,3}L|X{2,3}");
  private static final Set<String> QUEENS =
      Set.of(
          "Isabel",
          "María",
          "Catalina",
          "Maria",
          "Catarina",
          "Caterina",
          "Elisabetta",
          "Elisabeth",
          "Katharina");
  private static final int LAST_ORDINAL_RULER = 10;

  private final Numbers numbers;
  private final LanguageWords words;
  private final Pattern afterNumbered;
  private final Pattern afterRuler;

  RomanNumerals(Numbers numbers) {
    this.numbers = numbers;
    this.words = numbers.words();
    afterNumbered =
        Pattern.compile(
            "(?<=(?<!\\p{L})(?iu:" + words.anyOf("numbered") + ")" + " )" + NUMERAL + END);
    // "Henry I know" is not a king.
    afterRuler =
        Pattern.compile(
            "(?<!\\p{L})("
                + words.anyOf("rulers")
                + ") ([VX]|[IVXLCDM]{2,12}|I(?=[.,;:!?)]|$|['’]s|\\s(?:of|was|is|and|the|had|de|von|y|e|et|und|di|du)\\b))("
                + (words.is("de") ? "\\.?" : "")
                + ")"
                + END);
  }

  @Override
  public void rewrite(TracedText text) {
    text.replace(ALONE, match -> say(match, numbers::say));
    text.replace(FIRST, match -> say(match, numbers::say));
    text.replace(afterRuler, match -> ruler(match, text));
    switch (words.language()) {
      case "fr" -> text.replace(FRENCH, match -> say(match, it -> ordinal(it, match)));
      case "de" ->
          text.replace(
              GERMAN,
              match ->
                  say(
                      match,
                      it ->
                          numbers.ordinal(
                              it, GermanEndings.after(Dates.before(text, match.start())))));
      default -> {
        // Other languages have no mark after the numeral.
      }
    }
    text.replace(BEFORE_CENTURY, match -> say(match, it -> numbers.ordinal(it, "-masculine")));
    text.replace(afterNumbered, match -> say(match, it -> numbered(it, match, text)));
    text.replace(
        AFTER_NAME,
        match -> SIZE.matcher(match.group(1)).matches() ? match.group() : say(match, numbers::say));
  }

  private String ordinal(long number, MatchResult match) {
    return numbers.ordinal(number, match.group().endsWith("re") ? "-feminine" : "-masculine");
  }

  private String numbered(long number, MatchResult match, TracedText text) {
    String before = Dates.before(text, match.start());
    return words.is("it") && before.startsWith("secol")
        ? numbers.ordinal(number, "-masculine")
        : numbers.say(number);
  }

  private String ruler(MatchResult match, TracedText text) {
    if (!VALID.matcher(match.group(2)).matches()) {
      return match.group();
    }
    long number = value(match.group(2));
    boolean queen = QUEENS.contains(match.group(1));
    String stop = match.group(3).isEmpty() || !text.isLast(match.end()) ? "" : ".";
    return match.group(1) + " " + order(number, queen) + stop;
  }

  private String order(long number, boolean queen) {
    String gender = queen ? "-feminine" : "-masculine";
    return switch (words.language()) {
      case "en" -> "the " + numbers.ordinal(number, "");
      case "de" -> (queen ? "die " : "der ") + numbers.ordinal(number, "");
      case "it" -> numbers.ordinal(number, gender);
      case "fr" -> number == 1 ? numbers.ordinal(1, gender) : numbers.say(number);
      default ->
          number <= LAST_ORDINAL_RULER ? numbers.ordinal(number, gender) : numbers.say(number);
    };
  }

  private static String say(MatchResult match, Function<Long, String> how) {
    return VALID.matcher(match.group(1)).matches()
        ? how.apply(value(match.group(1)))
        : match.group();
  }

  private static long value(String numeral) {
    long sum = 0;
    int largest = 0;
    for (int i = numeral.length() - 1; i >= 0; i--) {
      int value = VALUES.get(numeral.charAt(i));
      sum += value < largest ? -value : value;
      largest = Math.max(largest, value);
    }
    return sum;
  }
}
