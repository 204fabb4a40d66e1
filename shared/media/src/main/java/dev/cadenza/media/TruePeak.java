package dev.cadenza.media;

/**
 * The highest peak of a sound between its samples too, found at four times their rate (ITU-R
 * BS.1770-4, annex 2).
 */
final class TruePeak {
  private static final int OVERSAMPLING = 4;

  /** Samples that a value between two is made of. */
  static final int TAPS = 12;

  private static final double SILENCE = -120;
  private static final double[][] PHASES = phases();

  private final double[] recent = new double[TAPS];
  private int next;
  private double highest;

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

  /**
   * @param sample full scale is 1
   * @return the highest peak at and after the sample that came {@code TAPS / 2} before
   */
  double take(double sample) {
    recent[next] = sample;
    next = (next + 1) % TAPS;
    double peak = Math.abs(recent[(next + TAPS / 2 - 1) % TAPS]);
    for (double[] phase : PHASES) {
      double between = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        between += phase[tap] * recent[(next + tap) % TAPS];
      }
      peak = Math.max(peak, Math.abs(between));
    }
    highest = Math.max(highest, peak);
    return peak;
  }

  /** In dBTP. */
  double decibels() {
    return highest > 0 ? Math.max(SILENCE, 20 * Math.log10(highest)) : SILENCE;
  }
}
