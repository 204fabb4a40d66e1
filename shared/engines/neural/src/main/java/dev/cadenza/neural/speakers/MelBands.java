package dev.cadenza.neural.speakers;

/**
 * 40 triangular bands from 0 to 8,000 Hz, spaced by the mel scale of Slaney's Auditory Toolbox:
 * linear below 1,000 Hz and logarithmic above. Each band has an area of one.
 */
final class MelBands {
  static final int COUNT = 40;

  private static final double HIGHEST_HERTZ = 8_000;
  private static final double HERTZ_PER_MEL = 200.0 / 3;
  private static final double BREAK_HERTZ = 1_000;
  private static final double BREAK_MEL = BREAK_HERTZ / HERTZ_PER_MEL;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final double[][] weights = new double[COUNT][PowerSpectrum.BINS];

  MelBands() {
    double[] edges = new double[COUNT + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = hertz(mel(HIGHEST_HERTZ) * i / (COUNT + 1));
    }
    for (int band = 0; band < COUNT; band++) {
      double area = 2 / (edges[band + 2] - edges[band]);
      for (int bin = 0; bin < PowerSpectrum.BINS; bin++) {
        double hertz = HIGHEST_HERTZ * bin / (PowerSpectrum.BINS - 1);
        double rising = (hertz - edges[band]) / (edges[band + 1] - edges[band]);
        double falling = (edges[band + 2] - hertz) / (edges[band + 2] - edges[band + 1]);
        weights[band][bin] = area * Math.max(0, Math.min(rising, falling));
      }
    }
  }

  /**
   * @param power from {@link PowerSpectrum}
   * @return the logarithm to base 10 of the power in each band
   */
  float[] log(double[] power) {
    float[] bands = new float[COUNT];
    for (int band = 0; band < COUNT; band++) {
      double sum = 0;
      for (int bin = 0; bin < power.length; bin++) {
        sum += weights[band][bin] * power[bin];
      }
      bands[band] = (float) Math.log10(sum + 1e-10);
    }
    return bands;
  }

  private static double mel(double hertz) {
    return hertz < BREAK_HERTZ
        ? hertz / HERTZ_PER_MEL
        : BREAK_MEL + Math.log(hertz / BREAK_HERTZ) / LOG_STEP;
  }

  private static double hertz(double mel) {
    return mel < BREAK_MEL
        ? mel * HERTZ_PER_MEL
        : BREAK_HERTZ * Math.exp(LOG_STEP * (mel - BREAK_MEL));
  }
}
