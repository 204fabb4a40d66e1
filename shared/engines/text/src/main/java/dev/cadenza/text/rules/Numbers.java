package dev.cadenza.text.rules;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import dev.cadenza.text.rules.LanguageWords.Noun;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses numbers in the format of a language, and spells them out. Safe for use by several threads.
 */
final class Numbers {
  /** A number in the format of any language; {@link #read} determines it. */
  static final String NUMBER =
      "\\d{1,3}(?:"
          + Marks.DIGIT_SPACE
          + "\\d{3}){1,100}(?:[.,]\\d+)?(?![\\d])|\\d+(?:[.,'’]\\d+){0,100}";

  /** Languages that speak several decimals as one number: three point fourteen. */
  private static final Set<String> DECIMALS_TOGETHER = Set.of("es", "pt", "fr", "it");

  private static final Set<String> HUNDRED_AND = Set.of("GB", "IE", "AU", "NZ", "ZA", "IN");
  private static final Pattern DIGIT_GROUPS =
      Pattern.compile("\\d{1,3}(?:[.,'’\\u202f]\\d{3}){1,100}");
  private static final Pattern SPACED =
      Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2}(?: \\d{3}){1,100}(?![\\d])");
  private static final Pattern WELL_SPACED =
      Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2}(?: \\d{3}){2,}(?!\\d)");
  private static final int MAX_LENGTH = 15;

  private final ULocale locale;
  private final LanguageWords words;
  private final RuleBasedNumberFormat spelled;
  private final List<String> rules;
  private final char decimal;

  Numbers(ULocale locale, LanguageWords words) {
    this.locale = locale;
    this.words = words;
    this.spelled = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    this.rules = Arrays.asList(spelled.getRuleSetNames());
    this.decimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
  }

  ULocale locale() {
    return locale;
  }

  LanguageWords words() {
    return words;
  }

  /** Languages that group digits with breaking spaces. */
  void group(TracedText text) {
    if (!words.is("en")) {
      text.replace(
          words.is("fr") ? SPACED : WELL_SPACED,
          match -> match.group().replace(" ", Marks.DIGIT_SPACE));
    }
  }

  /** The value of a written number, or empty if it is not a number, such as a version. */
  Optional<BigDecimal> read(String written) {
    String text = written.replaceAll("['’\\u202f]", "");
    long points = text.chars().filter(it -> it == '.').count();
    long commas = text.chars().filter(it -> it == ',').count();
    if (points + commas == 0) {
      return Optional.of(new BigDecimal(text));
    }
    char mark;
    if (points > 0 && commas > 0) {
      mark = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
      int whole = text.indexOf(mark);
      boolean grouped = DIGIT_GROUPS.matcher(text.substring(0, whole)).matches();
      return grouped && whole == text.lastIndexOf(mark)
          ? Optional.of(value(text, mark))
          : Optional.empty();
    }
    boolean grouped = DIGIT_GROUPS.matcher(text).matches() && !text.startsWith("0");
    if (points + commas > 1) {
      return grouped ? Optional.of(value(text, ' ')) : Optional.empty();
    }
    mark = points > 0 ? '.' : ',';
    return Optional.of(value(text, grouped && mark != decimal ? ' ' : mark));
  }

  private static BigDecimal value(String text, char mark) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == mark) {
        plain.append('.');
      } else if (Character.isDigit(character)) {
        plain.append(character);
      }
    }
    return new BigDecimal(plain.toString());
  }

  /** A number without a noun: {@code uno}, {@code eins}. */
  String say(BigDecimal number) {
    return say(number, "%spellout-numbering");
  }

  String say(long number) {
    return say(BigDecimal.valueOf(number));
  }

  /** A number before a noun: {@code una hora}, {@code ein Euro}. */
  String sayBefore(BigDecimal number, boolean feminine) {
    return say(number, feminine ? "%spellout-cardinal-feminine" : "%spellout-cardinal-masculine");
  }

  /** A number with its noun. */
  String say(BigDecimal number, Noun noun) {
    return sayBefore(number, noun.feminine()) + " " + form(number, noun);
  }

  /** The noun alone, in its form after the number. */
  String form(BigDecimal number, Noun noun) {
    boolean belowTwo = number.abs().compareTo(BigDecimal.TWO) < 0;
    boolean one =
        (words.is("fr") || words.is("pt"))
            ? belowTwo && number.signum() != 0
            : number.abs().compareTo(BigDecimal.ONE) == 0;
    return one ? noun.one() : noun.many();
  }

  private String say(BigDecimal number, String rule) {
    String sign = number.signum() < 0 ? words.word("minus") + " " : "";
    String[] parts = number.abs().toPlainString().split("\\.");
    String whole = whole(new BigInteger(parts[0]), parts.length > 1 ? "%spellout-numbering" : rule);
    return parts.length == 1
        ? sign + whole
        : sign + whole + " " + words.word("point") + " " + decimals(parts[1]);
  }

  private String whole(BigInteger number, String rule) {
    if (number.bitLength() > 50) {
      return digits(number.toString());
    }
    boolean and = words.is("en") && HUNDRED_AND.contains(locale.getCountry());
    String preferred = and ? "%spellout-cardinal-verbose" : rule;
    return format(
        number.longValue(), rules.contains(preferred) ? preferred : "%spellout-numbering");
  }

  private String decimals(String digits) {
    boolean together =
        DECIMALS_TOGETHER.contains(words.language())
            && digits.length() <= 3
            && !digits.startsWith("0");
    return together ? say(Long.parseLong(digits)) : digits(digits);
  }

  /** Digit by digit. */
  String digits(String text) {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      said.append(said.isEmpty() ? "" : " ").append(format(digit, "%spellout-numbering"));
    }
    return said.toString();
  }

  /** Whether it is spoken digit by digit, such as 007 or a card number. */
  static boolean isCode(String written) {
    return written.matches("0\\d+") || (written.matches("\\d+") && written.length() > MAX_LENGTH);
  }

  String year(int year) {
    boolean styled = words.is("en") || words.is("de");
    String said = format(year, styled ? "%spellout-numbering-year" : "%spellout-numbering");
    return said.replace("oh-", "oh ");
  }

  /**
   * @param rule the end of a rule's name, such as {@code -feminine}; the default rule if it does
   *     not exist
   */
  String ordinal(long number, String rule) {
    String name = "%spellout-ordinal" + rule;
    return format(
        number,
        rules.contains(name)
            ? name
            : rules.contains("%spellout-ordinal")
                ? "%spellout-ordinal"
                : "%spellout-ordinal-masculine");
  }

  private String format(long number, String rule) {
    synchronized (spelled) {
      // The rules have soft hyphens in long words.
      return spelled.format(number, rule).replace("\u00ad", "");
    }
  }
}
