package dev.cadenza.neural.bergamot;

import dev.cadenza.neural.bergamot.KeptItem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a translation must keep. */
final class KeptItems {
  private static final String WORD_END = "(?![\\p{L}\\p{N}])";

  private static final Pattern VERBATIM =
      Pattern.compile(
          String.join(
              "|",
              // code
              "`[^`]+`",
              // addresses, without the sentence's own marks after them
              "(?:(?:https?|ftp)://|www\\.)[^\\s<>\"“”]*[^\\s<>\"“”.,;:!?'’)\\]}]",
              "[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+",
              // tags
              "</?[A-Za-z][^<>]*>",
              // placeholders
              "\\$?\\{\\{[^{}]*\\}\\}",
              "[$#%]?\\{[^{}]*\\}",
              "\\$[A-Za-z_]\\w*",
              "(?<![\\p{N}%])%(?:\\d+\\$)?[-+0#]*\\d*(?:\\.\\d+)?(?:[sdifuxXc@]|l[du])" + WORD_END,
              "%\\([A-Za-z_]\\w*\\)[sdif]",
              // names of people and subjects in networks
              "(?<![\\p{L}\\p{N}_&])[@#][\\p{L}\\p{N}_]+",
              // names in programs, paths and files
              "[\\p{L}\\p{N}]*_[\\p{L}\\p{N}_]+",
              "(?<![\\p{L}\\p{N}.])(?:~|\\.{1,2}|[A-Za-z]:)?[/\\\\][\\w.-]*\\w(?:[/\\\\][\\w.-]*\\w)+",
              "(?<![\\p{L}\\p{N}.])[\\p{L}\\p{N}-]{2,}\\.[a-z]{2,5}" + WORD_END));

  private static final String DIGITS = "\\d+(?:[.,:]\\d+)*";

  private static final String UNITS =
      "kg|mg|g|lb|oz|km|cm|mm|µm|nm|m|km/h|m/s|mph|kWh|kW|MW|GW|W|V|mV|A|mA|Hz|kHz|MHz|GHz|kB|KB|MB|GB"
          + "|TB|dB|°C|°F|°|%|l|ml|mL|L|ms|px|dpi|Mbit/s|Gbit/s";

  private static final Pattern MEASURE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:[€£¥$]\\h?"
              + DIGITS
              + "|"
              + DIGITS
              + "\\h?(?:[€£¥]|(?:"
              + UNITS
              + ")(?![\\p{L}\\p{N}/])))");

  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}])" + DIGITS);

  /** Words, runs of symbols, and single marks. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}]+|[\\p{So}\\x{1F3FB}-\\x{1F3FF}\\p{Cf}\\p{Cs}\\p{M}]+|[^\\s]");

  private KeptItems() {}

  /**
   * @param known whether the model knows all characters of a text
   * @return in order, none over another
   */
  static List<KeptItem> of(String sentence, Predicate<String> known) {
    List<KeptItem> items = new ArrayList<>();
    add(Kind.VERBATIM, VERBATIM, sentence, _ -> true, items);
    add(Kind.VERBATIM, TOKEN, sentence, known.negate(), items);
    add(Kind.MEASURE, MEASURE, sentence, _ -> true, items);
    add(Kind.NUMBER, NUMBER, sentence, _ -> true, items);
    items.sort(Comparator.comparingInt(KeptItem::start));
    return joined(items, sentence);
  }

  private static void add(
      Kind kind, Pattern pattern, String sentence, Predicate<String> wanted, List<KeptItem> items) {
    Matcher matcher = pattern.matcher(sentence);
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      boolean free = items.stream().allMatch(item -> item.end() <= start || end <= item.start());
      if (free && wanted.test(matcher.group())) {
        items.add(new KeptItem(kind, start, end, matcher.group()));
      }
    }
  }

  /** Items with nothing between them become one, so that nothing comes between. */
  private static List<KeptItem> joined(List<KeptItem> items, String sentence) {
    List<KeptItem> joined = new ArrayList<>();
    for (KeptItem item : items) {
      KeptItem last = joined.isEmpty() ? null : joined.getLast();
      if (last != null
          && last.end() == item.start()
          && last.kind() == Kind.VERBATIM
          && item.kind() == Kind.VERBATIM) {
        joined.removeLast();
        joined.add(
            new KeptItem(
                Kind.VERBATIM,
                last.start(),
                item.end(),
                sentence.substring(last.start(), item.end())));
      } else {
        joined.add(item);
      }
    }
    return joined;
  }
}
