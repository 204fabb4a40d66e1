package dev.cadenza.voiceprint;

/**
 * Filters each frame of a signal with a separate curve. The loudness of each frame is unchanged,
 * and changes are smooth.
 */
final class EnvelopeFilter {
  /** 22 dB up or down, in nepers. */
  private static final double MAX_GAIN = 2.5;

  private static final double[] WINDOW = Frames.hann(Frames.WINDOW);

  private static final double[] BANDS_OF_BINS = bandsOfBins();

  private EnvelopeFilter() {}

  /**
   * @param changes by frames: the values to add to the mel cepstrum
   */
  static double[] apply(double[] signal, double[][] changes) {
    double[] filtered = new double[signal.length];
    double[] weights = new double[signal.length];
    double[] power = new double[Spectrum.BINS];
    Spectrum spectrum = new Spectrum();
    for (int frame = 0; frame < changes.length; frame++) {
      int centre = frame * Frames.HOP;
      spectrum.read(signal, centre);
      spectrum.power(power);
      spectrum.scale(gains(changes[frame], power));
      spectrum.addTo(filtered, centre);
      weigh(weights, centre);
    }
    for (int i = 0; i < filtered.length; i++) {
      filtered[i] /= Math.max(weights[i], 0.5);
    }
    return filtered;
  }

  private static void weigh(double[] weights, int centre) {
    int start = centre - Frames.WINDOW / 2;
    for (int i = Math.max(0, -start); i < Frames.WINDOW && start + i < weights.length; i++) {
      weights[start + i] += WINDOW[i];
    }
  }

  private static double[] gains(double[] change, double[] power) {
    double[] bands = new double[MelCepstrum.BANDS];
    for (int band = 0; band < bands.length; band++) {
      double sum = 0;
      for (int k = 0; k < change.length; k++) {
        sum += change[k] * MelCepstrum.basis(k, band);
      }
      // The cepstrum is of powers, the gain is of amplitudes.
      bands[band] = Math.clamp(sum / 2, -MAX_GAIN, MAX_GAIN);
    }
    double[] gains = new double[Spectrum.BINS];
    double before = 1e-12;
    double after = 1e-12;
    for (int bin = 0; bin < gains.length; bin++) {
      double place = BANDS_OF_BINS[bin];
      int below = Math.min((int) place, bands.length - 2);
      double share = place - below;
      gains[bin] = Math.exp(bands[below] * (1 - share) + bands[below + 1] * share);
      before += power[bin];
      after += power[bin] * gains[bin] * gains[bin];
    }
    double level = Math.sqrt(before / after);
    for (int bin = 0; bin < gains.length; bin++) {
      gains[bin] *= level;
    }
    return gains;
  }

  private static double[] bandsOfBins() {
    double[] places = new double[Spectrum.BINS];
    for (int bin = 0; bin < places.length; bin++) {
      double band = MelCepstrum.band(bin * Spectrum.HERTZ_PER_BIN);
      places[bin] = Math.clamp(band, 0, MelCepstrum.BANDS - 1);
    }
    return places;
  }
}
