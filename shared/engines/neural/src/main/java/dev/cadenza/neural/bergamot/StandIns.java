package dev.cadenza.neural.bergamot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence whose items are replaced by X1, X2 and so on, which the models copy like the names of
 * parts and roads.
 */
final class StandIns {
  /** What is written instead of an item. */
  static final Pattern NAME = Pattern.compile("X\\d+");

  private final List<StandIn> standIns = new ArrayList<>();
  private final String text;

  /**
   * @param gluedBefore whether a letter comes directly before the item, so that a space is put
   *     between
   * @param gluedAfter likewise
   */
  private record StandIn(String name, String item, boolean gluedBefore, boolean gluedAfter) {}

  /**
   * @param items in order
   */
  StandIns(String sentence, List<KeptItem> items) {
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    int number = 0;
    for (KeptItem item : items) {
      do {
        number++;
      } while (sentence.contains("X" + number));
      boolean gluedBefore =
          item.start() > 0 && Character.isLetterOrDigit(sentence.codePointBefore(item.start()));
      boolean gluedAfter =
          item.end() < sentence.length()
              && Character.isLetterOrDigit(sentence.codePointAt(item.end()));
      replaced.append(sentence, from, item.start());
      replaced.append(gluedBefore ? " X" : "X").append(number).append(gluedAfter ? " " : "");
      standIns.add(new StandIn("X" + number, item.text(), gluedBefore, gluedAfter));
      from = item.end();
    }
    this.text = replaced.append(sentence.substring(from)).toString();
  }

  /** The sentence with the names. */
  String text() {
    return text;
  }

  /**
   * Puts the items back.
   *
   * @return empty when the translation has not each name once
   */
  Optional<String> restore(String translation) {
    String restored = translation;
    for (StandIn standIn : standIns) {
      Matcher matcher =
          Pattern.compile(
                  (standIn.gluedBefore ? "\\h?" : "")
                      + "(?<![\\p{L}\\p{N}])"
                      + standIn.name
                      + "(?![\\p{L}\\p{N}])"
                      + (standIn.gluedAfter ? "\\h?" : ""))
              .matcher(restored);
      if (!matcher.find()) {
        return Optional.empty();
      }
      int start = matcher.start();
      int end = matcher.end();
      if (matcher.find()) {
        return Optional.empty();
      }
      restored = restored.substring(0, start) + standIn.item + restored.substring(end);
    }
    return Optional.of(restored);
  }
}
