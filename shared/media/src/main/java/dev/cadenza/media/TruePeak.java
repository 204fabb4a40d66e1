package dev.cadenza.media;

import java.util.Arrays;

/**
 * Finds peaks of a sound between its samples too, at four times their rate (ITU-R BS.1770-4, annex
 * 2). It interpolates only where a peak may exceed the relevant level, which in speech is seldom.
 */
final class TruePeak {
  private static final int OVERSAMPLING = 4;

  /** Samples that a value between two is made of. */
  static final int TAPS = 12;

  private static final double[][] PHASES = phases();

  /** How much higher than the highest sample around it a value between two may be at the most. */
  private static final double MOST_GAIN = mostGain();

  /** The last samples, twice over, so that they lie side by side from wherever the oldest is. */
  private final double[] recent = new double[2 * TAPS];

  private int next;
  private int loud;

  /** Values between two samples, by a sinc under a Hann window. */
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

  private static double mostGain() {
    return Arrays.stream(PHASES)
        .mapToDouble(phase -> Arrays.stream(phase).map(Math::abs).sum())
        .max()
        .orElseThrow();
  }

  /**
   * @param sample full scale is 1
   * @param floor what a peak has to be higher than to be of interest
   * @return the highest peak at and after the sample that came {@code TAPS / 2} before; 0 where
   *     none can be higher than the floor
   */
  double take(double sample, double floor) {
    recent[next] = sample;
    recent[next + TAPS] = sample;
    next = next + 1 < TAPS ? next + 1 : 0;
    loud = Math.abs(sample) * MOST_GAIN > floor ? TAPS : loud - 1;
    return loud > 0 ? highest() : 0;
  }

  private double highest() {
    double[] first = PHASES[0];
    double[] second = PHASES[1];
    double[] third = PHASES[2];
    double a = 0;
    double b = 0;
    double c = 0;
    // Side by side, so that none waits for the sum of another.
    for (int tap = 0; tap < TAPS; tap++) {
      double sample = recent[next + tap];
      a += first[tap] * sample;
      b += second[tap] * sample;
      c += third[tap] * sample;
    }
    double between = Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
    return Math.max(Math.abs(recent[next + TAPS / 2 - 1]), between);
  }
}
