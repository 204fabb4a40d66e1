package dev.cadenza.voiceprint;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The pitch of a voice.
 *
 * @param hertz the median
 * @param logMean the mean of the logarithm of the frequency in hertz, without the extreme
 *     twentieths
 * @param logSpread its standard deviation, without the same: 0.06 is a semitone
 * @param seconds the duration of the voiced parts
 */
public record Pitch(double hertz, double logMean, double logSpread, double seconds) {
  /** The usual boundary between male and female speaking voices. */
  private static final double FEMALE_FROM_HERTZ = 165;

  private static final double TRIMMED_SHARE = 0.05;

  static Pitch of(Analysis analysis) {
    double[] logs =
        IntStream.range(0, analysis.frames())
            .filter(analysis::voiced)
            .mapToDouble(frame -> Math.log(analysis.pitch(frame)))
            .sorted()
            .toArray();
    if (logs.length == 0) {
      return new Pitch(0, 0, 0, 0);
    }
    int cut = (int) (TRIMMED_SHARE * logs.length);
    double[] inner = Arrays.copyOfRange(logs, cut, logs.length - cut);
    double mean = Arrays.stream(inner).average().orElseThrow();
    double variance = Arrays.stream(inner).map(log -> (log - mean) * (log - mean)).sum();
    return new Pitch(
        Math.exp(logs[logs.length / 2]),
        mean,
        Math.sqrt(variance / inner.length),
        (double) logs.length / Frames.PER_SECOND);
  }

  /** The distance of another voice above this one. */
  public double semitonesTo(Pitch other) {
    return 12 * Math.log(other.hertz / hertz) / Math.log(2);
  }

  /** {@code female} or {@code male}, estimated from the pitch alone. */
  public String gender() {
    return hertz >= FEMALE_FROM_HERTZ ? "female" : "male";
  }
}
