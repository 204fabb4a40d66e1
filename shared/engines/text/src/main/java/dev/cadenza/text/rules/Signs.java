package dev.cadenza.text.rules;

import java.util.regex.Pattern;

/** Converts signs that represent words, and removes purely visual ones. */
final class Signs implements SpokenRule {
  private static final Pattern BRACKETED =
      Pattern.compile("[<{\\[](\\p{L}[^<>\\[\\]{}]{0,60})[>}\\]]");
  private static final Pattern BETWEEN_CAPITALS =
      Pattern.compile("(?<=\\b\\p{Lu}{1,4})&(?=\\p{Lu}{1,4}\\b)");
  private static final Pattern ARROW = Pattern.compile("<?[-=]{1,2}>|<[-=]{1,2}");
  private static final Pattern ANYWHERE = Pattern.compile("[+=×÷<>≤≥≈±≠&@∞]");
  private static final Pattern STAR =
      Pattern.compile("(?<=[\\p{L}\\d)])\\s?\\*\\s?(?=[\\p{L}\\d(])");
  private static final Pattern ABOUT = Pattern.compile("~(?=\\s?\\d)");
  private static final Pattern SECTION = Pattern.compile("§+\\s?");
  private static final Pattern SQUARED = Pattern.compile("[²³]");
  private static final Pattern DASH =
      Pattern.compile("(?<=[\\p{L}\\d,.)\"”])\\s+[-–—]+\\s+(?=\\S)");
  private static final Pattern DASH_IN_SUM = Pattern.compile("(?<=[\\d)])\\s-\\s(?=[\\d(])");
  private static final Pattern SILENT = Pattern.compile("[*_#~`|\\\\^{}\\[\\]<>©®™•·¶†‡′″°º]+|/");
  private static final Pattern OR = Pattern.compile("(?<=\\p{L})/(?=\\p{L})");

  private final LanguageWords words;

  Signs(LanguageWords words) {
    this.words = words;
  }

  @Override
  public void rewrite(TracedText text) {
    text.replace(BRACKETED, match -> match.group(1));
    text.replace(ARROW, " ");
    String and = " " + words.word("and") + " ";
    text.replace(BETWEEN_CAPITALS, and);
    text.replace(STAR, " " + sign("*") + " ");
    text.replace(ABOUT, sign("~") + " ");
    text.replace(ANYWHERE, match -> " " + sign(match.group()) + " ");
    text.replace(SECTION, words.word("section") + " ");
    text.replace(DASH_IN_SUM, " " + words.word("minus") + " ");
    text.replace(DASH, ", ");
    if (words.is("en")) {
      text.replace(SQUARED, match -> match.group().equals("²") ? " squared" : " cubed");
    }
    text.replace(OR, " ");
    text.replace(SILENT, " ");
  }

  private String sign(String sign) {
    return words.section("signs").getOrDefault(sign, "");
  }
}
