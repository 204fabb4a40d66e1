package dev.cadenza.text.rules;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts dates, in digits or with the month's name, and years. */
final class Dates implements SpokenRule {
  private static final Pattern ISO =
      Pattern.compile("(?<![\\d/-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])(?=[\\p{P}\\s]|$)");
  private static final Pattern BEFORE_TIME =
      Pattern.compile("(?<=\\d{4}-\\d{2}-\\d{2})T(?=\\d{2}:\\d{2})");
  private static final Pattern ZONE =
      Pattern.compile(
          "(?<=\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})(?![\\d\\p{L}])");
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\d/.,-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|(?<=[/.])\\d{2})(?![\\d/-]|[.,]\\d)");
  private static final Pattern DECADE =
      Pattern.compile("(?<![\\d.,])['’]?(\\d{3}0|[2-9]0)['’]?s\\b");
  private static final String WEEKDAY = "(Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\\.?";
  private static final Pattern WEEKDAYS =
      Pattern.compile("\\b" + WEEKDAY + "\\s?[-–—]\\s?" + WEEKDAY + "(?!\\p{L})");
  private static final int FIRST_YEAR_IN_WORDS = 1010;

  private final Numbers numbers;
  private final LanguageWords words;
  private final List<String> months;
  private final boolean monthFirst;
  private final Pattern dayBeforeMonth;
  private final Pattern dayAfterMonth;
  private final Pattern shortBefore;
  private final Pattern shortAfter;
  private final Pattern year;

  Dates(Numbers numbers) {
    this.numbers = numbers;
    this.words = numbers.words();
    this.months = Arrays.asList(new DateFormatSymbols(numbers.locale()).getMonths()).subList(0, 12);
    this.monthFirst =
        words.is("en") && Set.of("", "US", "PH").contains(numbers.locale().getCountry());
    String month = "(?i:" + String.join("|", months) + ")";
    String point = words.is("de") ? "\\." : "(?:st|nd|rd|th|[º°]|er)?";
    String between = words.is("en") ? " (?:of )?" : words.word("of").equals("de") ? " de " : "\\s?";
    dayBeforeMonth =
        Pattern.compile("(?<![\\d.,:/])(\\d{1,2})" + point + "(?=" + between + month + "\\b)");
    dayAfterMonth =
        Pattern.compile(
            "(?<=\\b" + month + " )(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:/%]|[.,]\\d|\\s?[-–]\\s?\\d)");
    String brief = "(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b(?!\\.)";
    shortBefore = Pattern.compile("\\b" + brief + "(?= \\d{1,2}\\b)");
    shortAfter = Pattern.compile("(?<=\\b\\d{1,2} )" + brief);
    // Not before a unit, which is already converted, and not in a number with a point or comma.
    year =
        Pattern.compile(
            "(?<![\\d.,:/\\p{L}\\p{Sc}])(1\\d{3}|20\\d{2})(?![\\d\\p{L}\\p{Sc}%]|[.,:/]\\d)");
  }

  @Override
  public void rewrite(TracedText text) {
    if (words.is("en")) {
      text.replace(WEEKDAYS, match -> weekday(match.group(1)) + " to " + weekday(match.group(2)));
    }
    text.replace(ZONE, "");
    text.replace(BEFORE_TIME, " ");
    text.replace(ISO, match -> date(match, 3, 2, 1, text));
    text.replace(DIGITS, match -> inDigits(match, text));
    if (words.is("en")) {
      text.replace(shortBefore, match -> full(match.group(1)));
      text.replace(shortAfter, match -> full(match.group(1)));
      text.replace(dayAfterMonth, match -> ordinalDay(match, match.group(1)));
      text.replace(DECADE, this::decade);
    }
    text.replace(dayBeforeMonth, match -> dayBefore(match, text));
  }

  /** Four digits that may be a year; after all other rules for such digits. */
  void years(TracedText text) {
    if (words.is("en") || words.is("de")) {
      text.replace(year, match -> inWords(match.group(1)));
    }
  }

  private static String weekday(String brief) {
    return Arrays.stream(new DateFormatSymbols(ULocale.ENGLISH).getWeekdays())
        .filter(it -> it.startsWith(brief.substring(0, 3)))
        .findFirst()
        .orElse(brief);
  }

  private String inWords(String digits) {
    int number = Integer.parseInt(digits);
    return number < FIRST_YEAR_IN_WORDS ? numbers.say(number) : numbers.year(number);
  }

  private String full(String brief) {
    return months.stream()
        .filter(it -> it.startsWith(brief.substring(0, 3)))
        .findFirst()
        .orElse(brief);
  }

  private String inDigits(MatchResult match, TracedText text) {
    boolean point = match.group(2).equals(".");
    boolean first = monthFirst && !point && Integer.parseInt(match.group(1)) <= 12;
    boolean swapped = Integer.parseInt(match.group(3)) > 12;
    return first || swapped ? date(match, 3, 1, 4, text) : date(match, 1, 3, 4, text);
  }

  private String date(MatchResult match, int day, int month, int year, TracedText text) {
    int days = Integer.parseInt(match.group(day));
    int number = Integer.parseInt(match.group(month));
    if (days < 1 || days > 31 || number < 1 || number > 12) {
      return match.group();
    }
    String name = months.get(number - 1);
    int written = Integer.parseInt(match.group(year));
    int full = match.group(year).length() > 2 ? written : written + (written < 50 ? 2000 : 1900);
    if (words.is("en")) {
      return name + " " + numbers.ordinal(days, "") + ", " + inWords(String.valueOf(full));
    }
    return words
        .word("date")
        .formatted(day(days, before(text, match.start())), name, numbers.year(full));
  }

  private String dayBefore(MatchResult match, TracedText text) {
    int days = Integer.parseInt(match.group(1));
    if (days < 1 || days > 31) {
      return match.group();
    }
    String before = before(text, match.start());
    if (!words.is("en")) {
      return day(days, before) + (Character.isLetter(text.at(match.end())) ? " " : "");
    }
    boolean of = text.text().startsWith(" of ", match.end());
    boolean the = match.group().length() > match.group(1).length() || before.equals("the");
    return (the ? "" : "the ")
        + numbers.ordinal(days, "")
        + (of || match.group().length() > match.group(1).length() ? "" : " of");
  }

  /** The spoken day of a month before the month's name. */
  private String day(int day, String before) {
    if (words.is("de")) {
      return numbers.ordinal(day, GermanEndings.after(before));
    }
    return day == 1 ? words.word("first day") : numbers.say(day);
  }

  static String before(TracedText text, int at) {
    String start = text.text().substring(Math.max(0, at - 30), at).strip();
    return start.substring(start.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }

  private String ordinalDay(MatchResult match, String digits) {
    int day = Integer.parseInt(digits);
    return day >= 1 && day <= 31 ? numbers.ordinal(day, "") : match.group();
  }

  private String decade(MatchResult match) {
    int number = Integer.parseInt(match.group(1));
    String said = number > 99 ? numbers.year(number) : numbers.say(number);
    return said.endsWith("y") ? said.substring(0, said.length() - 1) + "ies" : said + "s";
  }
}
