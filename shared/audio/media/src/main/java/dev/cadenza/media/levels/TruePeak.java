package dev.cadenza.media.levels;

import java.util.Arrays;

/**
 * Finds peaks between samples, at four times their rate (ITU-R BS.1770-4, annex 2). It interpolates
 * only where a peak may exceed the relevant level, which is rare in speech.
 */
final class TruePeak {
  private static final int OVERSAMPLING = 4;

  /** The number of samples for an interpolated value. */
  static final int TAPS = 12;

  private static final double[][] PHASES = phases();

  private static final double[] MIDDLE = PHASES[1];

  /** Half the sum and half the difference of the first filter and the third, its mirror image. */
  private static final double[] EVEN = half(1);

  private static final double[] ODD = half(-1);

  /** The maximum ratio of an interpolated value to the highest surrounding sample. */
  private static final double MAX_GAIN = maxGain();

  /** The last samples of the previous block, then the current block. */
  private double[] window = new double[TAPS - 1];

  /** The number of further samples in which a peak may exceed the relevant level. */
  private int loud;

  /** Interpolation filters: a sinc with a Hann window. */
  private static double[][] phases() {
    double[][] phases = new double[OVERSAMPLING - 1][TAPS];
    for (int phase = 1; phase < OVERSAMPLING; phase++) {
      for (int tap = 0; tap < TAPS; tap++) {
        double distance = tap - (TAPS / 2 - 1) - (double) phase / OVERSAMPLING;
        double window = 0.5 + 0.5 * Math.cos(2 * Math.PI * distance / TAPS);
        phases[phase - 1][tap] = Math.sin(Math.PI * distance) / (Math.PI * distance) * window;
      }
    }
    return phases;
  }

  private static double[] half(int sign) {
    double[] half = new double[TAPS / 2];
    for (int tap = 0; tap < half.length; tap++) {
      half[tap] = (PHASES[0][tap] + sign * PHASES[0][TAPS - 1 - tap]) / 2;
    }
    return half;
  }

  private static double maxGain() {
    return Arrays.stream(PHASES)
        .mapToDouble(phase -> Arrays.stream(phase).map(Math::abs).sum())
        .max()
        .orElseThrow();
  }

  /**
   * @param samples with full scale 1
   * @param floor the minimum of relevant peaks
   * @return the highest peak of the samples, delayed by {@code TAPS / 2}; the floor if no peak is
   *     higher
   */
  double highest(double[] samples, int count, double floor) {
    double[] all = load(samples, count);
    double highest = floor;
    double relevant = highest / MAX_GAIN;
    int left = loud;
    for (int i = 0; i < count; i++) {
      double size = Math.abs(samples[i]);
      left = size > relevant ? TAPS : left - 1;
      if (left > 0) {
        double peak = at(all, i);
        if (peak > highest) {
          highest = peak;
          relevant = highest / MAX_GAIN;
        }
      }
    }
    keep(all, count, left);
    return highest;
  }

  /**
   * @param samples with full scale 1
   * @param floor as in {@link #highest}
   * @param peaks receives, for each sample, the highest peak at and after the sample {@code TAPS /
   *     2} before; 0 where no peak can exceed the floor
   * @return whether a peak exceeds the floor
   */
  boolean each(double[] samples, int count, double floor, double[] peaks) {
    double[] all = load(samples, count);
    double relevant = floor / MAX_GAIN;
    int left = loud;
    boolean above = false;
    for (int i = 0; i < count; i++) {
      left = Math.abs(samples[i]) > relevant ? TAPS : left - 1;
      peaks[i] = left > 0 ? at(all, i) : 0;
      above |= peaks[i] > floor;
    }
    keep(all, count, left);
    return above;
  }

  private double[] load(double[] samples, int count) {
    if (window.length < TAPS - 1 + count) {
      window = Arrays.copyOf(window, TAPS - 1 + count);
    }
    System.arraycopy(samples, 0, window, TAPS - 1, count);
    return window;
  }

  private void keep(double[] all, int count, int left) {
    System.arraycopy(all, count, all, 0, TAPS - 1);
    loud = Math.max(0, left);
  }

  /**
   * The filters are symmetric: that of the second phase in itself, those of the first and third to
   * each other. So sums and differences of opposite samples give all three with half the products.
   */
  private static double at(double[] samples, int from) {
    double even = 0;
    double odd = 0;
    double middle = 0;
    for (int tap = 0, other = from + TAPS - 1; tap < TAPS / 2; tap++, other--) {
      double left = samples[from + tap];
      double right = samples[other];
      double sum = left + right;
      even += EVEN[tap] * sum;
      odd += ODD[tap] * (left - right);
      middle += MIDDLE[tap] * sum;
    }
    double between = Math.max(Math.abs(even) + Math.abs(odd), Math.abs(middle));
    return Math.max(Math.abs(samples[from + TAPS / 2 - 1]), between);
  }
}
