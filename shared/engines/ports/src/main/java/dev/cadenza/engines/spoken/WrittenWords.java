package dev.cadenza.engines.spoken;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.text.SpokenText;
import java.util.ArrayList;
import java.util.List;

/** Computes the time of each written word from the times of the spoken words. */
final class WrittenWords {
  private final List<String> written;
  private final List<TimedWord> timed = new ArrayList<>();
  private double now;

  private WrittenWords(List<String> written, double start) {
    this.written = written;
    this.now = start;
  }

  /**
   * @param timed the times of an engine, which may split words differently
   * @return all written words in order; one that is not spoken has no duration. None if the engine
   *     reported none
   */
  static List<TimedWord> timed(SpokenText spoken, List<TimedWord> timed) {
    if (timed.isEmpty() || spoken.words().isEmpty()) {
      return timed;
    }
    List<TimeSpan> spans = spans(spoken.words(), timed);
    WrittenWords words = new WrittenWords(spoken.writtenWords(), spans.getFirst().start());
    int first = 0;
    while (first < spans.size()) {
      int last = spoken.words().get(first).last();
      int after = first + 1;
      while (after < spans.size() && spoken.words().get(after).first() <= last) {
        last = Math.max(last, spoken.words().get(after).last());
        after++;
      }
      double end = spans.get(after - 1).end();
      words.spoken(spoken.words().get(first).first(), last, spans.get(first).start(), end);
      first = after;
    }
    words.silent(words.written.size());
    return words.timed;
  }

  /** Written words that were spoken together. */
  private void spoken(int first, int last, double start, double end) {
    silent(first);
    String together = String.join(" ", written.subList(timed.size(), last + 1));
    timed.addAll(
        TimedWord.spread(together, new TimeSpan(Math.max(now, start), Math.max(now, end))));
    now = Math.max(now, end);
  }

  private void silent(int until) {
    while (timed.size() < until) {
      timed.add(new TimedWord(written.get(timed.size()), now, now));
    }
  }

  private static List<TimeSpan> spans(List<SpokenText.Word> spoken, List<TimedWord> timed) {
    if (spoken.size() == timed.size()) {
      return timed.stream().map(word -> new TimeSpan(word.start(), word.end())).toList();
    }
    double all = spoken.stream().mapToInt(word -> letters(word.text())).sum();
    double allTimed = timed.stream().mapToInt(word -> letters(word.text())).sum();
    List<TimeSpan> spans = new ArrayList<>(spoken.size());
    double before = 0;
    for (SpokenText.Word word : spoken) {
      double after = before + letters(word.text());
      double start = time(before / all * allTimed, timed, true);
      spans.add(new TimeSpan(start, Math.max(start, time(after / all * allTimed, timed, false))));
      before = after;
    }
    return spans;
  }

  private static int letters(String word) {
    int letters = (int) word.codePoints().filter(Character::isLetterOrDigit).count();
    return Math.max(1, letters);
  }

  /**
   * The time after the given number of letters.
   *
   * @param begins whether a word begins there, after a possible pause
   */
  private static double time(double letters, List<TimedWord> timed, boolean begins) {
    double before = 0;
    for (TimedWord word : timed) {
      double after = before + letters(word.text());
      boolean within = begins ? letters < after - 1e-6 : letters <= after + 1e-6;
      if (within) {
        double share = Math.clamp((letters - before) / (after - before), 0, 1);
        return word.start() + share * (word.end() - word.start());
      }
      before = after;
    }
    return timed.getLast().end();
  }
}
