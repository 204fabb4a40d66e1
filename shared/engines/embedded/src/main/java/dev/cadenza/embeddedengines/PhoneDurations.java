package dev.cadenza.embeddedengines;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The phones of a sentence in flite's format, each with its end, and the resulting times of the
 * words: exact at pauses, estimated from the letters between them.
 *
 * @param runs the spans between pauses
 */
record PhoneDurations(List<TimeSpan> runs) {
  private static final Pattern PHONE = Pattern.compile("([a-z]+):(\\d+\\.\\d+)");
  private static final Pattern PAUSE_AFTER = Pattern.compile(".*[,;:.!?)\\]…–—][\"'”’»]*");

  PhoneDurations {
    runs = List.copyOf(runs);
  }

  static PhoneDurations of(String printed) {
    List<TimeSpan> runs = new ArrayList<>();
    Matcher phone = PHONE.matcher(printed);
    double runStart = -1;
    double last = 0;
    while (phone.find()) {
      boolean pause = phone.group(1).equals("pau");
      if (pause && runStart >= 0) {
        runs.add(new TimeSpan(runStart, last));
        runStart = -1;
      } else if (!pause && runStart < 0) {
        runStart = last;
      }
      last = Math.max(last, Double.parseDouble(phone.group(2)));
    }
    if (runStart >= 0) {
      runs.add(new TimeSpan(runStart, last));
    }
    return new PhoneDurations(runs);
  }

  /**
   * @param seconds the duration of the sentence
   */
  List<TimedWord> words(String text, double seconds) {
    List<String> phrases = phrases(text);
    if (phrases.size() == runs.size()) {
      List<TimedWord> words = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        words.addAll(TimedWord.spread(phrases.get(i), runs.get(i)));
      }
      return words;
    }
    TimeSpan whole =
        runs.isEmpty()
            ? new TimeSpan(0, seconds)
            : new TimeSpan(runs.getFirst().start(), runs.getLast().end());
    return TimedWord.spread(text, whole);
  }

  /** The text between the marks at which flite pauses. */
  private static List<String> phrases(String text) {
    List<String> phrases = new ArrayList<>();
    StringBuilder phrase = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      phrase.append(word).append(' ');
      if (PAUSE_AFTER.matcher(word).matches()) {
        phrases.add(phrase.toString());
        phrase.setLength(0);
      }
    }
    if (!phrase.isEmpty()) {
      phrases.add(phrase.toString());
    }
    return phrases;
  }
}
