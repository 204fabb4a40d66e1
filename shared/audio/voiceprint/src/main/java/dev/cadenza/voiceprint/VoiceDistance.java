package dev.cadenza.voiceprint;

/**
 * The distance between two voices.
 *
 * @param frechet between the distributions of twelve mel-cepstral coefficients: 0 for identical
 *     ones, 5 to 20 for two recordings of one person, 50 to 150 for two people
 * @param semitones the pitch of the second voice relative to the first
 */
public record VoiceDistance(double frechet, double semitones) {
  /** The number of coefficients that recognizers use. */
  private static final int COEFFICIENTS = 12;

  public static VoiceDistance between(VoicePrint from, VoicePrint to) {
    return new VoiceDistance(
        frechet(from.timbre(), to.timbre()), from.pitch().semitonesTo(to.pitch()));
  }

  /** The reduction of a distance, in percent. */
  public static double fall(VoiceDistance before, VoiceDistance after) {
    return 100 * (1 - after.frechet / before.frechet);
  }

  /**
   * Between two normal distributions: Dowson and Landau, "The Fréchet distance between multivariate
   * normal distributions" (Journal of Multivariate Analysis 12, 1982).
   */
  private static double frechet(Timbre from, Timbre to) {
    double distance = 0;
    for (int k = 0; k < COEFFICIENTS; k++) {
      double difference = from.mean().get(k) - to.mean().get(k);
      distance += difference * difference;
      distance += from.covariance().get(k).get(k) + to.covariance().get(k).get(k);
    }
    double[][] root = SymmetricMatrix.of(from.covariances(COEFFICIENTS)).squareRoot();
    double[][] inner =
        SymmetricMatrix.product(SymmetricMatrix.product(root, to.covariances(COEFFICIENTS)), root);
    double common = SymmetricMatrix.of(inner).traceOfSquareRoot();
    return Math.max(0, distance - 2 * common);
  }
}
