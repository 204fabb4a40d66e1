package dev.cadenza.text.rules;

import dev.cadenza.text.rules.LanguageWords.Noun;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts times of day, and other numbers with a colon. */
final class Times implements SpokenRule {
  private static final String HALF_OF_DAY = "(?:\\s?([AaPp])\\.?\\s?[Mm](?![\\p{L}\\d])\\.?)?";
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<![\\d:.,])([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])"
              + HALF_OF_DAY
              + "(?:\\s?(?i:o['’]clock|uhr|hrs|h)(?![\\p{L}\\d]))?");
  private static final Pattern HOUR =
      Pattern.compile(
          "(?<![\\d:.,$€£])(1[0-2]|0?[1-9])\\s?([AaPp])(?:[Mm](?![\\p{L}\\d])|\\.\\s?[Mm]\\.)");
  private static final Pattern WITH_H =
      Pattern.compile("(?<![\\d:.,])([01]?\\d|2[0-4])\\s?[hH]\\s?([0-5]\\d)?(?![\\p{L}\\d])");
  private static final Pattern GERMAN =
      Pattern.compile("(?<![\\d:.,])([01]?\\d|2[0-4])(?:\\.([0-5]\\d))?\\s?Uhr(?!\\p{L})");
  private static final Pattern RATIO =
      Pattern.compile("(?<![\\d:.,])\\d{1,6}(:)\\d{1,6}(?![\\d:]|[.,]\\d)");

  /** "24 hours a day", in French. */
  private static final Pattern AROUND =
      Pattern.compile("(?<![\\d.,])(24)\\s?h/24(?!\\d)|(?<![\\d.,])(7)\\s?j/7(?!\\d)");

  private static final String END =
      "(?:\\d\\s?[AaPp]\\.?\\s?[Mm]\\.?|\\d:[0-5]\\d|\\d\\s?[hH](?:[0-5]\\d)?)";
  private static final Pattern UNTIL =
      Pattern.compile(
          "(?<=" + END + ")(\\s?[-–—]\\s?)(?=\\d{1,2}\\s?(?::|[AaPp]\\.?\\s?[Mm]|[hH](?!\\p{L})))");

  private final Numbers numbers;
  private final LanguageWords words;

  Times(Numbers numbers) {
    this.numbers = numbers;
    this.words = numbers.words();
  }

  @Override
  public void rewrite(TracedText text) {
    text.replace(UNTIL, " " + words.word("to") + " ");
    if (words.is("fr")) {
      text.replace(
          AROUND,
          match ->
              match.group(1) == null
                  ? "sept jours sur sept"
                  : "vingt-quatre heures sur vingt-quatre");
    }
    text.replace(CLOCK, match -> clock(match, text));
    text.replace(HOUR, match -> hour(match, text));
    if (words.is("fr") || words.is("pt") || words.is("es") || words.is("it")) {
      text.replace(WITH_H, match -> withH(match.group(1), match.group(2)));
    }
    if (words.is("de")) {
      text.replace(GERMAN, match -> time(match.group(1), match.group(2), true));
    }
    text.replace(RATIO, 1, _ -> " " + (words.is("de") ? "zu" : words.word("to")) + " ");
  }

  private String withH(String hour, String minutes) {
    String span = words.word("hour");
    return minutes == null && !span.isEmpty()
        ? numbers.say(new BigDecimal(hour), Noun.of(span))
        : time(hour, minutes, true);
  }

  private String clock(MatchResult match, TracedText text) {
    boolean named = match.group().matches("(?i).*(?:h|hrs|uhr)");
    String half = match.group(4) == null ? "" : half(match.group(4));
    String said =
        half.isEmpty()
            ? time(match.group(1), match.group(2), named)
            : time12(match.group(1), match.group(2)) + " " + half;
    if (match.group(3) != null) {
      said += " " + words.word("and") + " " + numbers.say(Long.parseLong(match.group(3)));
    }
    return said + stop(match, text);
  }

  private String hour(MatchResult match, TracedText text) {
    return time12(match.group(1), "00") + " " + half(match.group(2)) + stop(match, text);
  }

  /** The point of p.m. may also end the sentence. */
  private static String stop(MatchResult match, TracedText text) {
    return match.group().endsWith(".") && text.isLast(match.end()) ? "." : "";
  }

  private String half(String letter) {
    return words.word(letter.toLowerCase(Locale.ROOT) + "m");
  }

  private String time12(String hour, String minutes) {
    if (words.is("en")) {
      String said = numbers.say(Long.parseLong(hour));
      return minutes.equals("00") ? said : said + " " + minutes(minutes);
    }
    return time(hour, minutes, false).replace(" en punto", "");
  }

  private String minutes(String minutes) {
    return minutes.startsWith("0")
        ? "oh " + numbers.say(Long.parseLong(minutes))
        : numbers.say(Long.parseLong(minutes));
  }

  private String time(String hourDigits, String minuteDigits, boolean named) {
    BigDecimal hour = new BigDecimal(hourDigits);
    boolean full = minuteDigits == null || minuteDigits.equals("00");
    if (words.is("en")) {
      return english(hour.intValue(), minuteDigits);
    }
    String minutes = full ? "" : numbers.say(Long.parseLong(minuteDigits));
    String hours = words.word("hours");
    if (!hours.isEmpty()) {
      String said = numbers.say(hour, Noun.of(hours));
      String and = words.is("pt") ? " e " : " ";
      return full ? said : said + and + minutes;
    }
    // Spanish and Italian.
    String said = numbers.sayBefore(hour, true);
    if (words.is("it")) {
      said = hour.intValue() == 1 ? "una" : numbers.say(hour);
    }
    if (full) {
      return words.is("es") && !named ? said + " en punto" : said;
    }
    return said + " " + words.word("and") + " " + minutes;
  }

  private String english(int hour, String minutes) {
    if (!minutes.equals("00")) {
      return numbers.say(hour) + " " + minutes(minutes);
    }
    if (hour % 24 == 0) {
      return "midnight";
    }
    return numbers.say(hour) + (hour <= 12 ? " o'clock" : " hundred");
  }
}
