package dev.cadenza.engines;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.text.SpokenText;
import java.util.ArrayList;
import java.util.List;

/** Finds out when each word as it was written is said, from the times of what was spoken. */
final class WrittenWords {
  private final List<String> written;
  private final List<TimedWord> timed = new ArrayList<>();
  private double now;

  private WrittenWords(List<String> written, double start) {
    this.written = written;
    this.now = start;
  }

  /**
   * @param said what an engine tells, which may cut words in another way
   * @return all written words in order; one that is not said takes no time. None if the engine told
   *     none
   */
  static List<TimedWord> timed(SpokenText spoken, List<TimedWord> said) {
    if (said.isEmpty() || spoken.words().isEmpty()) {
      return said;
    }
    List<TimeSpan> spans = spans(spoken.words(), said);
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
      words.said(spoken.words().get(first).first(), last, spans.get(first).start(), end);
      first = after;
    }
    words.silent(words.written.size());
    return words.timed;
  }

  /** Written words that were said together, in the same words. */
  private void said(int first, int last, double start, double end) {
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

  private static List<TimeSpan> spans(List<SpokenText.Word> spoken, List<TimedWord> said) {
    if (spoken.size() == said.size()) {
      return said.stream().map(word -> new TimeSpan(word.start(), word.end())).toList();
    }
    double all = spoken.stream().mapToInt(word -> letters(word.text())).sum();
    double allSaid = said.stream().mapToInt(word -> letters(word.text())).sum();
    List<TimeSpan> spans = new ArrayList<>(spoken.size());
    double before = 0;
    for (SpokenText.Word word : spoken) {
      double after = before + letters(word.text());
      double start = time(before / all * allSaid, said, true);
      spans.add(new TimeSpan(start, Math.max(start, time(after / all * allSaid, said, false))));
      before = after;
    }
    return spans;
  }

  private static int letters(String word) {
    int letters = (int) word.codePoints().filter(Character::isLetterOrDigit).count();
    return Math.max(1, letters);
  }

  /**
   * When so many letters have been said.
   *
   * @param begins whether a word begins there, after the pause that there may be
   */
  private static double time(double letters, List<TimedWord> said, boolean begins) {
    double before = 0;
    for (TimedWord word : said) {
      double after = before + letters(word.text());
      boolean within = begins ? letters < after - 1e-6 : letters <= after + 1e-6;
      if (within) {
        double share = Math.clamp((letters - before) / (after - before), 0, 1);
        return word.start() + share * (word.end() - word.start());
      }
      before = after;
    }
    return said.getLast().end();
  }
}
