package dev.cadenza.media;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lays the words of a subtitle out on one line or two of about the same length. */
final class LineBreak {
  private LineBreak() {}

  static boolean fits(List<TimedWord> words) {
    return length(words) <= CueLayout.LINE_CHARACTERS || breakAt(words) > 0;
  }

  static String text(List<TimedWord> words) {
    int at = length(words) <= CueLayout.LINE_CHARACTERS ? 0 : breakAt(words);
    return at == 0
        ? joined(words)
        : joined(words.subList(0, at)) + "\n" + joined(words.subList(at, words.size()));
  }

  /** How many words go on the first of two lines; 0 if there is no way. */
  private static int breakAt(List<TimedWord> words) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int at = 1; at < words.size(); at++) {
      int first = length(words.subList(0, at));
      int second = length(words.subList(at, words.size()));
      if (Math.max(first, second) <= CueLayout.LINE_CHARACTERS
          && Math.abs(first - second) < least) {
        best = at;
        least = Math.abs(first - second);
      }
    }
    return best;
  }

  /** Cuts words that are longer than a line, such as addresses and scripts without spaces. */
  static List<TimedWord> fitting(List<TimedWord> words) {
    List<TimedWord> fitting = new ArrayList<>(words.size());
    for (TimedWord word : words) {
      int length = characters(word.text());
      if (length <= CueLayout.LINE_CHARACTERS) {
        fitting.add(word);
        continue;
      }
      double perCharacter = (word.end() - word.start()) / length;
      int[] codePoints = word.text().codePoints().toArray();
      for (int from = 0; from < length; from += CueLayout.LINE_CHARACTERS) {
        int to = Math.min(length, from + CueLayout.LINE_CHARACTERS);
        fitting.add(
            new TimedWord(
                new String(codePoints, from, to - from),
                word.start() + from * perCharacter,
                Math.max(word.start() + from * perCharacter, word.start() + to * perCharacter)));
      }
    }
    return fitting;
  }

  private static String joined(List<TimedWord> words) {
    return words.stream().map(TimedWord::text).collect(Collectors.joining(" "));
  }

  private static int length(List<TimedWord> words) {
    return words.stream().mapToInt(word -> characters(word.text()) + 1).sum() - 1;
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
