package dev.cadenza.neural.bergamot;

import dev.cadenza.neural.bergamot.KeptItem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the items of a sentence that its translation lacks. */
final class KeptCheck {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
  private static final Pattern TAG = Pattern.compile("(</?[A-Za-z][^<>]*>)(\\h*(?=</?[A-Za-z]))?");
  private static final Pattern MARKS = Pattern.compile("[.,:]");
  private static final Pattern AFTERNOON =
      Pattern.compile("\\h?p\\.?\\h?m\\b", Pattern.CASE_INSENSITIVE);

  /** Numbers that may be written as words. */
  private static final String WRITTEN = "\\d|1[0-2]";

  private static final int NOON = 12;

  /** How currencies may be written in a translation. */
  private static final Map<Character, String> CURRENCIES =
      Map.of(
          '€', "€|eur",
          '£', "£|libra|pound|gbp|esterlin",
          '¥', "¥|ien|yen|jpy|yuan|cny",
          '$', "\\$|dólar|dolar|dollar|usd");

  private final String sentence;
  private final List<KeptItem> items;

  KeptCheck(String sentence, List<KeptItem> items) {
    this.sentence = sentence;
    this.items = items;
  }

  /** The items that a translation lacks. */
  List<KeptItem> lost(String translation) {
    List<String> numbers = numbers(translation);
    boolean tags = tags(translation).equals(tags(sentence));
    return items.stream()
        .filter(item -> !kept(item, translation, numbers) || (!tags && isTag(item)))
        .toList();
  }

  private boolean kept(KeptItem item, String translation, List<String> numbers) {
    return switch (item.kind()) {
      case VERBATIM -> count(item.text(), translation) >= count(item.text(), sentence);
      case NUMBER -> numberKept(item, numbers);
      case MEASURE -> numberKept(item, numbers) && unitKept(item, translation);
    };
  }

  /**
   * The tags of a text in order, each with whether the next one follows at once: a pair may not
   * lose what is between.
   */
  private static List<String> tags(String text) {
    return TAG.matcher(text)
        .results()
        .map(tag -> tag.group(1) + (tag.group(2) == null ? "" : "+"))
        .toList();
  }

  private static boolean isTag(KeptItem item) {
    return item.text().startsWith("<");
  }

  /** Whether a translation may lack an item: the number is there, or may be there in words. */
  boolean dispensable(KeptItem item, String translation) {
    return item.kind() != Kind.VERBATIM
        && (firstNumber(item.text()).matches(WRITTEN) || numberKept(item, numbers(translation)));
  }

  private boolean numberKept(KeptItem item, List<String> numbers) {
    String number = firstNumber(item.text());
    List<String> parts = Arrays.asList(MARKS.split(number));
    String digits = String.join("", parts);
    if (marks(number) > 1) {
      // Thousands and decimals: 1,299.99 may become 1.299,99, not 1.299.99.
      return numbers.stream()
          .anyMatch(it -> marks(it) > 1 && MARKS.matcher(it).replaceAll("").equals(digits));
    }
    if (numbers.contains(digits) || numbers.containsAll(parts)) {
      return true;
    }
    Matcher afternoon = AFTERNOON.matcher(sentence).region(item.end(), sentence.length());
    return afternoon.lookingAt() && afternoonKept(parts, numbers);
  }

  private static long marks(String number) {
    return number.chars().filter(c -> !Character.isDigit(c)).distinct().count();
  }

  /** Other languages count the hours up to 24. */
  private static boolean afternoonKept(List<String> parts, List<String> numbers) {
    if (parts.getFirst().length() > 2) {
      return false;
    }
    List<String> counted = new ArrayList<>(parts);
    counted.set(0, String.valueOf(Integer.parseInt(parts.getFirst()) % NOON + NOON));
    return numbers.containsAll(counted);
  }

  private static boolean unitKept(KeptItem item, String translation) {
    String unit = item.text().replaceAll("[\\d.,:\\h]+", "");
    String currency = CURRENCIES.get(unit.charAt(0));
    return currency == null
        ? Pattern.compile("\\d\\h?" + Pattern.quote(unit) + "(?![\\p{L}\\p{N}])")
            .matcher(translation)
            .find()
        : Pattern.compile(currency).matcher(translation.toLowerCase(Locale.ROOT)).find();
  }

  /** Numbers with the marks in them and without, and the parts between the marks. */
  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>(groups(text));
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      numbers.add(matcher.group());
      numbers.add(MARKS.matcher(matcher.group()).replaceAll(""));
    }
    return numbers;
  }

  private static List<String> groups(String text) {
    return Pattern.compile("\\d+").matcher(text).results().map(MatchResult::group).toList();
  }

  private static String firstNumber(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  private static int count(String part, String text) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }
}
