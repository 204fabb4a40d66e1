package dev.cadenza.models.convert;

/**
 * The triangular filters from a spectrum of 201 frequencies up to 8 kHz to a mel spectrum, with
 * Slaney's mel scale and normalization, as in Whisper's training.
 *
 * @see <a href="https://engineering.purdue.edu/~malcolm/interval/1998-010/">Auditory Toolbox</a>
 */
final class MelFilters {
  static final int FREQUENCIES = 201;

  private static final double HIGHEST_HERTZ = 8000;

  // Linear below a kilohertz, logarithmic above.
  private static final double HERTZ_PER_MEL = 200.0 / 3;
  private static final double BEND_HERTZ = 1000;
  private static final double BEND_MEL = BEND_HERTZ / HERTZ_PER_MEL;
  private static final double LOG_STEP = StrictMath.log(6.4) / 27;

  private MelFilters() {}

  /**
   * @return the filters in order, {@value #FREQUENCIES} weights each
   */
  static float[] of(int filters) {
    double[] edges = new double[filters + 2];
    double highest = mel(HIGHEST_HERTZ);
    for (int i = 0; i < edges.length; i++) {
      edges[i] = hertz(highest * i / (filters + 1));
    }
    float[] weights = new float[filters * FREQUENCIES];
    for (int filter = 0; filter < filters; filter++) {
      double low = edges[filter];
      double middle = edges[filter + 1];
      double high = edges[filter + 2];
      for (int i = 0; i < FREQUENCIES; i++) {
        double frequency = HIGHEST_HERTZ * i / (FREQUENCIES - 1);
        double rising = (frequency - low) / (middle - low);
        double falling = (high - frequency) / (high - middle);
        weights[filter * FREQUENCIES + i] =
            (float) (Math.max(0, Math.min(rising, falling)) * 2 / (high - low));
      }
    }
    return weights;
  }

  private static double mel(double hertz) {
    return hertz < BEND_HERTZ
        ? hertz / HERTZ_PER_MEL
        : BEND_MEL + StrictMath.log(hertz / BEND_HERTZ) / LOG_STEP;
  }

  private static double hertz(double mel) {
    return mel < BEND_MEL
        ? mel * HERTZ_PER_MEL
        : BEND_HERTZ * StrictMath.exp(LOG_STEP * (mel - BEND_MEL));
  }
}
