package dev.cadenza.testing;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences of many lengths and scripts, with markup and words longer than a line. */
public final class RandomTexts {
  private static final List<String> WORDS =
      List.of(
          "a",
          "of",
          "el",
          "día",
          "house",
          "morning",
          "estación",
          "nevertheless",
          "I",
          "and",
          "Mr.",
          "un",
          "que",
          "señoras",
          "wind,",
          "rain;",
          "internacionalmente",
          "so",
          "is",
          "the",
          "3.5",
          "AT&T",
          "<i>x</i>",
          "-->",
          "2",
          "<",
          "{b}",
          "o'clock",
          "“quiet”",
          "—");

  private static final List<String> UNSPACED =
      List.of(
          "今日はとても良い天気です",
          "、",
          "みんなで公園へ行きましょう",
          "我们明天早上坐火车去北京",
          "ภาษาไทยไม่มีช่องว่างระหว่างคำ",
          "。");

  private final Random random;

  public RandomTexts(long seed) {
    random = new Random(seed);
  }

  /** One sentence of up to 60 words. */
  public String sentence() {
    int kind = random.nextInt(12);
    if (kind == 0) {
      return some(UNSPACED, 1 + random.nextInt(9), "") + "。";
    }
    if (kind == 1) {
      return some(WORDS, 3, " ")
          + " https://example.org/"
          + "path/".repeat(random.nextInt(30))
          + ".";
    }
    if (kind == 2) {
      return "x".repeat(1 + random.nextInt(200)) + " " + some(WORDS, 1, " ") + "!";
    }
    String words = some(WORDS, 1 + random.nextInt(random.nextInt(60) + 1), " ");
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
        + words.substring(1)
        + (random.nextInt(4) == 0 ? " día." : ".");
  }

  private String some(List<String> from, int count, String between) {
    return IntStream.range(0, count)
        .mapToObj(_ -> from.get(random.nextInt(from.size())))
        .collect(Collectors.joining(between));
  }

  /** From zero to about the time of speaking that number of characters. */
  public double seconds(String text) {
    return random.nextInt(20) == 0
        ? random.nextDouble(0.2)
        : text.length() * random.nextDouble(0.03, 0.12);
  }

  public double pause() {
    return random.nextInt(3) == 0 ? random.nextDouble(4) : random.nextDouble(0.4);
  }
}
