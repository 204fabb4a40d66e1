package dev.cadenza.text.rules;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts signs between and before numbers: ranges, fractions, minus. */
final class Ranges implements SpokenRule {
  private static final String AMOUNT = "\\d[\\d.,]{0,14}";
  private static final Pattern RANGE =
      Pattern.compile(
          "(?<![\\d-–/\\p{L}])(?:\\p{Sc}?"
              + AMOUNT
              + "(?:\\s?%|\\s?°[CF]?)?)(\\s?[-–—−]\\s?)(?=\\p{Sc}?\\d[\\d.,]*(?![\\d-–]))");
  private static final Pattern CHAIN = Pattern.compile("(?<=\\d)[-–](?=\\d)");
  private static final Pattern MINUS =
      Pattern.compile("(?<![\\p{L}\\d)\\]])[-−–](?=\\p{Sc}?\\d)|−(?=\\s?\\d)");
  private static final Pattern MIXED = Pattern.compile("(?<=\\d) (?=[1-9]/[1-9]\\d?(?![\\d/]))");
  private static final Pattern FRACTION =
      Pattern.compile("(?<![\\d/.,\\p{L}])(\\d{1,3})/(\\d{1,3})(?![\\d/]|[.,]\\d)");
  private static final Pattern SIGN = Pattern.compile("(?:(\\d)\\s?)?([¼-¾⅐-⅞])");
  private static final Map<String, String> ENGLISH =
      Map.of(
          "24/7",
          "twenty-four seven",
          "9/11",
          "nine eleven",
          "50/50",
          "fifty-fifty",
          "20/20",
          "twenty twenty");
  private static final int MAX_NAMED = 10;

  private final Numbers numbers;
  private final LanguageWords words;

  Ranges(Numbers numbers) {
    this.numbers = numbers;
    this.words = numbers.words();
  }

  @Override
  public void rewrite(TracedText text) {
    boolean sum = text.text().contains("=");
    text.replace(
        RANGE,
        1,
        match -> {
          boolean minus = sum && match.group(1).length() > 1;
          return " " + words.word(minus ? "minus" : "to") + " ";
        });
    text.replace(CHAIN, " ");
    text.replace(SIGN, match -> sign(match, text));
    text.replace(MIXED, " " + words.word("and") + " ");
    text.replace(FRACTION, this::fraction);
  }

  /** For numbers below zero; before other rules convert the number. */
  void minus(TracedText text) {
    text.replace(MINUS, words.word("minus") + " ");
  }

  private String sign(MatchResult match, TracedText text) {
    String[] parts = Normalizer.normalize(match.group(2), Normalizer.Form.NFKC).split("\u2044");
    String space = Character.isLetterOrDigit(text.at(match.end())) ? " " : "";
    if (match.group(1) == null) {
      return fraction(Long.parseLong(parts[0]), Long.parseLong(parts[1])) + space;
    }
    if (match.group(2).equals("½") && words.is("de")) {
      // The number before it becomes a separate word.
      return match.group(1)
          + " "
          + words.word("and")
          + " "
          + words.section("fractions").get("1/2")
          + space;
    }
    return match.group(2).equals("½")
        ? match.group(1) + " " + words.word("half") + space
        : match.group(1)
            + " "
            + words.word("and")
            + " "
            + fraction(Long.parseLong(parts[0]), Long.parseLong(parts[1]))
            + space;
  }

  private String fraction(MatchResult match) {
    if (match.group().equals("24/7") && !words.is("en")) {
      return numbers.say(24) + " " + numbers.say(7);
    }
    String idiom = words.is("en") ? ENGLISH.get(match.group()) : null;
    return idiom == null
        ? fraction(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)))
        : idiom;
  }

  private String fraction(long above, long below) {
    String known = words.section("fractions").get(above + "/" + below);
    if (known != null) {
      return known;
    }
    String count = numbers.say(above);
    if (below < 3 || below > MAX_NAMED || above >= below) {
      return count + " " + words.word("over") + " " + numbers.say(below);
    }
    boolean many = above > 1;
    String part =
        switch (words.language()) {
          case "en" -> numbers.ordinal(below, "") + (many ? "s" : "");
          case "de" -> capital(numbers.ordinal(below, "")) + "l";
          case "pt" -> numbers.ordinal(below, "-masculine") + (many ? "s" : "");
          default -> numbers.ordinal(below, many ? "-masculine-plural" : "-masculine");
        };
    return count + " " + part;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
