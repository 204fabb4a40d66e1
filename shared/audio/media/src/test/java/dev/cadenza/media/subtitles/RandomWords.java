package dev.cadenza.media.subtitles;

import dev.cadenza.media.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Words of many lengths and scripts, in their times. */
final class RandomWords {
  private RandomWords() {}

  /** Words that may overlap a little, as those of two parts of a recording may. */
  static List<TimedWord> of(Random random, int count) {
    List<TimedWord> words = new ArrayList<>(count);
    double time = 0;
    for (int i = 0; i < count; i++) {
      double start =
          Math.max(0, time + (random.nextInt(10) == 0 ? random.nextDouble(-0.05, 3) : 0));
      time = start + (random.nextInt(60) == 0 ? random.nextDouble(9) : random.nextDouble(0.6));
      words.add(new TimedWord(text(random), start, time));
    }
    return words;
  }

  private static String text(Random random) {
    String letters =
        switch (random.nextInt(30)) {
          case 0 -> "漢字とかな、ひらがな。カタカナ！";
          case 1 -> "ภาษาไทยไม่มีช่องว่าง";
          case 2 -> "👩‍👩‍👧é́ç";
          case 3 -> "https://example.org/a-b?c=d&e#f";
          default -> "xyzäñ";
        };
    int longest = random.nextInt(50) == 0 ? 150 : 12;
    StringBuilder text = new StringBuilder();
    int[] points = letters.codePoints().toArray();
    for (int left = 1 + random.nextInt(longest); left > 0; left--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    String mark = random.nextInt(8) == 0 ? "." : random.nextInt(8) == 0 ? "," : "";
    return text + mark;
  }
}
