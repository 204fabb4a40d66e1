package dev.cadenza.voiceprint;

/**
 * The ratio of two speakers' vocal tract lengths, and its effect on a spectrum: all resonances move
 * by the same factor.
 *
 * <p>This is linear in the cepstrum: Pitz and Ney, "Vocal tract normalization equals linear
 * transformation in cepstral space" (IEEE Transactions on Speech and Audio Processing 13, 2005).
 */
final class VocalTract {
  private static final double MIN_FACTOR = 0.80;
  private static final double MAX_FACTOR = 1.25;
  private static final double STEP = 0.01;

  /** The lowest coefficients depend on the microphone as much as on the speaker. */
  private static final int CHANNEL = 2;

  /**
   * Female voices are about 1.7 times as high as male ones, and their vocal tracts 1.17 times as
   * short: without other data one predicts the other (Fant, "Speech sounds and features", 1973).
   */
  private static final double TRACT_PER_PITCH = 0.3;

  /**
   * The cost of a deviation from this ratio, relative to the squared difference of a coefficient.
   */
  private static final double COST = 20;

  /** Above this share of the bandwidth the scale bends, so that the end is unchanged. */
  private static final double KNEE = 0.85;

  private static final double NYQUIST = Frames.RATE / 2.0;

  private VocalTract() {}

  /** The factor from the resonances of one voice to those of another. */
  static double factor(VoicePrint fromVoice, VoicePrint toVoice) {
    double[] from = fromVoice.voiced().means();
    double[] to = toVoice.voiced().means();
    double usual = TRACT_PER_PITCH * (toVoice.pitch().logMean() - fromVoice.pitch().logMean());
    double best = 1;
    double least = Double.MAX_VALUE;
    int steps = (int) Math.round((MAX_FACTOR - MIN_FACTOR) / STEP);
    for (int i = 0; i <= steps; i++) {
      double factor = MIN_FACTOR + i * STEP;
      double[] moved = apply(warp(factor), from);
      double away = Math.log(factor) - usual;
      double cost = COST * away * away;
      for (int k = CHANNEL; k < moved.length; k++) {
        cost += (moved[k] - to[k]) * (moved[k] - to[k]) / moved.length;
      }
      if (cost < least) {
        least = cost;
        best = factor;
      }
    }
    return Math.round(best * 100) / 100.0;
  }

  /** The matrix that scales a cepstrum's resonances by a factor. */
  static double[][] warp(double factor) {
    double[][] matrix = new double[MelCepstrum.SIZE][MelCepstrum.SIZE];
    for (int band = 0; band < MelCepstrum.BANDS; band++) {
      double source = MelCepstrum.band(source(MelCepstrum.centre(band), factor));
      for (int i = 0; i < matrix.length; i++) {
        for (int j = 0; j < matrix.length; j++) {
          matrix[i][j] += MelCepstrum.basis(i, band) * MelCepstrum.basis(j, source);
        }
      }
    }
    return matrix;
  }

  static double[] apply(double[][] matrix, double[] cepstrum) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < cepstrum.length; j++) {
        product[i] += matrix[i][j] * cepstrum[j];
      }
    }
    return product;
  }

  private static double source(double hertz, double factor) {
    double knee = KNEE * NYQUIST * Math.min(1, factor);
    if (hertz <= knee) {
      return hertz / factor;
    }
    double bent = knee / factor;
    return bent + (hertz - knee) * (NYQUIST - bent) / (NYQUIST - knee);
  }
}
