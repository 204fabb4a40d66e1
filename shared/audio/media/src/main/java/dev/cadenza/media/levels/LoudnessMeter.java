package dev.cadenza.media.levels;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Measures the loudness of one channel, block by block, by ITU-R BS.1770-4: weighted, in blocks of
 * 400 ms that overlap by three quarters, without silent ones.
 */
final class LoudnessMeter {
  private static final int HOPS_PER_BLOCK = 4;
  private static final double HOP_SECONDS = 0.1;

  /** The calibration of the recommendation for a full-scale sine of 997 Hz. */
  private static final double OFFSET = -0.691;

  private static final double RELATIVE_GATE = -10;

  /** The true peak of silence, in dBTP. */
  private static final double SILENCE = -120;

  private final Biquad shelf;
  private final Biquad highPass;
  private final TruePeak peaks = new TruePeak();
  private final int hopSamples;
  private double[] weighted = new double[0];
  private final Deque<Double> hops = new ArrayDeque<>();
  private double highest;
  private double hopSum;
  private int inHop;
  private double[] blocks = new double[64];
  private int blockCount;

  /**
   * @param sampleRate in hertz
   */
  LoudnessMeter(int sampleRate) {
    shelf = Biquad.headShelf(sampleRate);
    highPass = Biquad.lowCut(sampleRate);
    hopSamples = (int) Math.round(HOP_SECONDS * sampleRate);
  }

  /**
   * @param samples with full scale 1; not changed
   * @param count the number of samples, from the first
   */
  void take(double[] samples, int count) {
    highest = peaks.highest(samples, count, highest);
    if (weighted.length < count) {
      weighted = new double[count];
    }
    shelf.filter(samples, weighted, count, highPass);
    for (int from = 0; from < count; ) {
      int to = Math.min(count, from + hopSamples - inHop);
      hopSum += squares(weighted, from, to);
      inHop += to - from;
      from = to;
      if (inHop == hopSamples) {
        endHop();
      }
    }
  }

  private static double squares(double[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return sum;
  }

  private void endHop() {
    hops.addLast(hopSum);
    hopSum = 0;
    inHop = 0;
    if (hops.size() == HOPS_PER_BLOCK) {
      double sum = hops.stream().mapToDouble(Double::doubleValue).sum();
      add(sum / ((double) HOPS_PER_BLOCK * hopSamples));
      hops.removeFirst();
    }
  }

  private void add(double power) {
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, blocks.length * 2);
    }
    blocks[blockCount++] = power;
  }

  Loudness loudness() {
    double absolute = meanAbove(power(Loudness.FLOOR));
    double gated = absolute > 0 ? meanAbove(absolute * Math.pow(10, RELATIVE_GATE / 10)) : 0;
    double integrated = gated > 0 ? OFFSET + 10 * Math.log10(gated) : Loudness.FLOOR;
    return new Loudness(Math.max(Loudness.FLOOR, integrated), truePeak());
  }

  /** The true peak in dBTP. */
  private double truePeak() {
    return highest > 0 ? Math.max(SILENCE, 20 * Math.log10(highest)) : SILENCE;
  }

  private static double power(double loudness) {
    return Math.pow(10, (loudness - OFFSET) / 10);
  }

  private double meanAbove(double gate) {
    return Arrays.stream(blocks, 0, blockCount).filter(power -> power > gate).average().orElse(0);
  }
}
