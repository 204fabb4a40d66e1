package dev.cadenza.voiceprint;

/**
 * Converts the pitch of one voice to the mean and spread of another.
 *
 * @param source mean of the logarithm of the frequency in hertz
 * @param target the new mean
 * @param scale the factor of the spread
 */
public record PitchMap(double source, double target, double scale) {
  private static final double MIN_SCALE = 0.6;
  private static final double MAX_SCALE = 1.6;

  /** The maximum shift at which a voice still sounds natural. */
  private static final double MAX_SHIFT = Math.log(2.5);

  static PitchMap between(Pitch from, Pitch to) {
    double scale = from.logSpread() > 0 ? to.logSpread() / from.logSpread() : 1;
    return new PitchMap(from.logMean(), to.logMean(), Math.clamp(scale, MIN_SCALE, MAX_SCALE));
  }

  /** This map, corrected by the difference between result and target. */
  PitchMap corrected(Pitch made, Pitch desired) {
    return new PitchMap(source, target + Math.log(desired.hertz() / made.hertz()), scale);
  }

  double[] apply(double[] hertz) {
    double[] mapped = new double[hertz.length];
    for (int i = 0; i < hertz.length; i++) {
      if (hertz[i] > 0) {
        double shift = target + scale * (Math.log(hertz[i]) - source) - Math.log(hertz[i]);
        mapped[i] = hertz[i] * Math.exp(Math.clamp(shift, -MAX_SHIFT, MAX_SHIFT));
      }
    }
    return mapped;
  }
}
