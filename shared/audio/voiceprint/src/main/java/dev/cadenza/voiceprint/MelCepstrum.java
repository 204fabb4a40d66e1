package dev.cadenza.voiceprint;

import java.util.stream.IntStream;

/**
 * The shape of a frame's spectrum in a few numbers: the cosine transform of its logarithmic energy
 * in bands of equal width on the mel scale.
 *
 * <p>These are the mel-frequency cepstral coefficients of Davis and Mermelstein, "Comparison of
 * parametric representations for monosyllabic word recognition" (IEEE Transactions on Acoustics,
 * Speech and Signal Processing 28, 1980). The first, which is the loudness, is omitted: index 0 is
 * their c1.
 */
final class MelCepstrum {
  static final int SIZE = 20;

  static final int BANDS = 26;
  private static final double LOWEST_HERTZ = 60;
  private static final double HIGHEST_HERTZ = 7_800;

  /** The minimum energy, about 60 dB below a voice. */
  private static final double FLOOR = 1e-6;

  private static final double[][] BASIS = basis();

  /** The triangles of the bands, over the bins from {@link #first} on. */
  private static final double[][] BANK = bank();

  private static final int[] FIRST = IntStream.range(0, BANDS).map(MelCepstrum::first).toArray();

  private MelCepstrum() {}

  /** O'Shaughnessy's scale. */
  static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  private static double hertz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  /** The position of a frequency among the bands: 0 is the centre of the first. */
  static double band(double hertz) {
    double low = mel(LOWEST_HERTZ);
    return (mel(hertz) - low) / ((mel(HIGHEST_HERTZ) - low) / (BANDS + 1)) - 1;
  }

  /** The centre frequency of a band. */
  static double centre(double band) {
    double low = mel(LOWEST_HERTZ);
    return hertz(low + (band + 1) * (mel(HIGHEST_HERTZ) - low) / (BANDS + 1));
  }

  /**
   * The contribution of one coefficient to the logarithmic energy at a position among the bands.
   */
  static double basis(int coefficient, double band) {
    return Math.sqrt(2.0 / BANDS) * Math.cos(Math.PI * (coefficient + 1) * (band + 0.5) / BANDS);
  }

  static double[] of(double[] power) {
    double[] cepstrum = new double[SIZE];
    for (int band = 0; band < BANDS; band++) {
      double energy = FLOOR;
      int first = FIRST[band];
      for (int i = 0; i < BANK[band].length; i++) {
        energy += BANK[band][i] * power[first + i];
      }
      double level = Math.log(energy);
      for (int k = 0; k < SIZE; k++) {
        cepstrum[k] += level * BASIS[band][k];
      }
    }
    return cepstrum;
  }

  private static double[][] basis() {
    double[][] basis = new double[BANDS][SIZE];
    for (int band = 0; band < BANDS; band++) {
      for (int k = 0; k < SIZE; k++) {
        basis[band][k] = basis(k, band);
      }
    }
    return basis;
  }

  private static int first(int band) {
    return (int) Math.ceil(centre(band - 1) / Spectrum.HERTZ_PER_BIN);
  }

  private static double[][] bank() {
    double[][] bank = new double[BANDS][];
    for (int band = 0; band < BANDS; band++) {
      double low = centre(band - 1) / Spectrum.HERTZ_PER_BIN;
      double middle = centre(band) / Spectrum.HERTZ_PER_BIN;
      double high = centre(band + 1) / Spectrum.HERTZ_PER_BIN;
      bank[band] = new double[(int) Math.floor(high) - first(band) + 1];
      for (int i = 0; i < bank[band].length; i++) {
        double bin = first(band) + i;
        bank[band][i] = Math.min((bin - low) / (middle - low), (high - bin) / (high - middle));
      }
    }
    return bank;
  }
}
