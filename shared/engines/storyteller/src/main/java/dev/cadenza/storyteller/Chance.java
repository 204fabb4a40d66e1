package dev.cadenza.storyteller;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * A seeded random generator.
 *
 * <p>It uses {@link Random}, whose algorithm is specified: a story stays the same in every later
 * JDK.
 */
final class Chance {
  private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

  private final long seed;
  private final Random random;

  private Chance(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  static Chance of(long seed) {
    return new Chance(mixed(seed));
  }

  /** A separate random source per purpose: more draws here do not affect others. */
  Chance fork(String purpose) {
    return new Chance(mixed(seed + GOLDEN_RATIO * (purpose.hashCode() | 1)));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** Items of a greater weight are picked more often. */
  <T> T pick(List<T> items, ToIntFunction<T> weight) {
    int left = random.nextInt(items.stream().mapToInt(weight).sum());
    for (T item : items) {
      left -= weight.applyAsInt(item);
      if (left < 0) {
        return item;
      }
    }
    throw new IllegalStateException("Weights have changed.");
  }

  <T> List<T> shuffled(List<T> items) {
    List<T> copy = new ArrayList<>(items);
    Collections.shuffle(copy, random);
    return copy;
  }

  /** As in SplittableRandom: neighbouring seeds give unlike numbers. */
  private static long mixed(long seed) {
    long z = (seed ^ (seed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
