package dev.cadenza.transcripts;

import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The times of the words of an edited text: words that were there keep theirs, and new ones share
 * the time between their neighbours.
 */
final class WordTimes {
  /** What a person has written is certain. */
  private static final double CERTAIN = 1;

  /** More comparisons than a text that was written anew is worth. */
  private static final long MAX_COMPARISONS = 4_000_000;

  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final List<Word> before;
  private final String[] texts;
  private final TimeSpan span;

  private WordTimes(List<Word> before, String[] texts, TimeSpan span) {
    this.before = before;
    this.texts = texts;
    this.span = span;
  }

  /**
   * @param text not blank
   * @param span of the segment
   * @param all words of the transcript before the edit, in order; those in the span count
   * @return one for each word of the text, in order, within the span
   */
  static List<Word> of(String text, TimeSpan span, List<Word> all) {
    List<Word> before =
        all.stream()
            .filter(word -> middle(word) >= span.start() && middle(word) <= span.end())
            .toList();
    return new WordTimes(before, text.strip().split("\\s+"), span).words();
  }

  private static double middle(Word word) {
    return (word.start() + word.end()) / 2;
  }

  private List<Word> words() {
    int[] match = matches();
    List<Word> words = new ArrayList<>(texts.length);
    double time = span.start();
    for (int i = 0; i < texts.length; i++) {
      if (match[i] < 0) {
        int end = i;
        while (end + 1 < texts.length && match[end + 1] < 0) {
          end++;
        }
        double until = end + 1 < texts.length ? before.get(match[end + 1]).start() : span.end();
        words.addAll(spread(i, end, new TimeSpan(time, Math.max(time, within(until)))));
        i = end;
      } else {
        words.add(kept(texts[i], before.get(match[i]), time));
      }
      time = words.getLast().end();
    }
    return words;
  }

  private List<Word> spread(int first, int last, TimeSpan room) {
    String text = String.join(" ", List.of(texts).subList(first, last + 1));
    return TimedWord.spread(text, room).stream()
        .map(word -> new Word(word.text(), word.start(), word.end(), CERTAIN))
        .toList();
  }

  private Word kept(String text, Word word, double earliest) {
    double start = Math.max(earliest, within(word.start()));
    double confidence = text.equals(word.word()) ? word.confidence() : CERTAIN;
    return new Word(text, start, Math.max(start, within(word.end())), confidence);
  }

  private double within(double time) {
    return Math.clamp(time, span.start(), span.end());
  }

  /** For each word of the text the index of the same word before, or -1; ascending. */
  private int[] matches() {
    int[] match = new int[texts.length];
    Arrays.fill(match, -1);
    if ((long) texts.length * before.size() > MAX_COMPARISONS) {
      return match;
    }
    String[] now = keys(List.of(texts));
    String[] old = keys(before.stream().map(Word::word).toList());
    int[][] common = new int[now.length + 1][old.length + 1];
    for (int i = now.length - 1; i >= 0; i--) {
      for (int j = old.length - 1; j >= 0; j--) {
        common[i][j] =
            now[i].equals(old[j])
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    for (int i = 0, j = 0; i < now.length && j < old.length; ) {
      if (now[i].equals(old[j])) {
        match[i++] = j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return match;
  }

  /** Words are the same without their punctuation and capitals. */
  private static String[] keys(List<String> words) {
    return words.stream()
        .map(
            word -> {
              String bare = PUNCTUATION.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
              return bare.isEmpty() ? word : bare;
            })
        .toArray(String[]::new);
  }
}
