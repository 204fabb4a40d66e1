package dev.cadenza.media.levels;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Keeps peaks below a ceiling: looks ahead, and lowers and raises the gain gradually around a peak.
 *
 * <p>The gain is the minimum that any nearby peak requires, averaged over the same time, so that it
 * is reached at the peak.
 */
final class Limiter {
  private static final double SECONDS = 0.01;

  private final double ceiling;
  private final int ahead;
  private final TruePeak peaks = new TruePeak();
  private final double[] waiting;
  private final double[] lowest;
  private final Deque<Need> needs = new ArrayDeque<>();
  private double sum;

  /** The number of minimum gains below 1. */
  private int reduced;

  private long taken;
  private int place;
  private int slot;
  private double[] found = new double[0];

  /** The gain for a peak above the ceiling. */
  private record Need(long at, double gain) {}

  /**
   * @param ceiling with full scale 1
   * @param sampleRate in hertz
   */
  Limiter(double ceiling, int sampleRate) {
    this.ceiling = ceiling;
    this.ahead = Math.max(1, (int) Math.round(SECONDS * sampleRate));
    this.waiting = new double[delay() + 1];
    this.lowest = new double[ahead];
    Arrays.fill(lowest, 1);
    this.sum = ahead;
  }

  /** The delay in samples. */
  int delay() {
    return ahead + TruePeak.TAPS / 2;
  }

  /**
   * Replaces each sample by the limited one {@link #delay} samples before.
   *
   * @param samples with full scale 1
   * @param count the number of samples, from the first
   */
  void limit(double[] samples, int count) {
    if (found.length < count) {
      found = new double[count];
    }
    boolean loud = peaks.each(samples, count, ceiling, found);
    if (!loud && reduced == 0 && needs.isEmpty()) {
      // The normal case, also without the rounding errors of the sums.
      sum = ahead;
      delay(samples, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      samples[i] = next(samples[i], found[i]);
    }
  }

  private void delay(double[] samples, int count) {
    for (int i = 0; i < count; i++) {
      waiting[slot] = samples[i];
      slot = slot + 1 < waiting.length ? slot + 1 : 0;
      samples[i] = waiting[slot];
    }
    taken += count;
  }

  private double next(double sample, double peak) {
    if (peak > ceiling) {
      double need = ceiling / peak;
      while (!needs.isEmpty() && needs.getLast().gain() >= need) {
        needs.removeLast();
      }
      needs.addLast(new Need(taken, need));
    }
    if (!needs.isEmpty() && needs.getFirst().at() < taken - ahead) {
      needs.removeFirst();
    }
    double gain = needs.isEmpty() ? 1 : needs.getFirst().gain();
    reduced += (gain < 1 ? 1 : 0) - (lowest[place] < 1 ? 1 : 0);
    sum += gain - lowest[place];
    lowest[place] = gain;
    place = place + 1 < lowest.length ? place + 1 : 0;
    waiting[slot] = sample;
    slot = slot + 1 < waiting.length ? slot + 1 : 0;
    taken++;
    return waiting[slot] * Math.min(1, sum / ahead);
  }
}
