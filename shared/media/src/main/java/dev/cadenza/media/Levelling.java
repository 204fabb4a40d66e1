package dev.cadenza.media;

import java.util.Locale;

/**
 * What brings a recording to the usual loudness: one gain for all of it, and a limiter where that
 * would lift peaks beyond the ceiling.
 *
 * @param gain in decibels
 */
public record Levelling(double gain, boolean limited) {
  /** Leaves a recording as it is. */
  public static final Levelling NONE = new Levelling(0, false);

  /** Beyond this it is noise that would be lifted, in decibels. */
  private static final double MOST_GAIN = 30;

  /** Peaks between two samples show at four times the rate. */
  private static final int OVERSAMPLING = 4;

  /** What a gain has to be to bring a recording from its loudness to the target. */
  static Levelling of(Loudness before) {
    if (!before.measured()) {
      return NONE;
    }
    double gain = Math.min(MOST_GAIN, Loudness.TARGET - before.integrated());
    return new Levelling(gain, before.truePeak() + gain > Loudness.CEILING);
  }

  /** The same with more gain, for what the limiter took away. */
  Levelling corrected(Loudness after) {
    return new Levelling(Math.min(MOST_GAIN, gain + Loudness.TARGET - after.integrated()), limited);
  }

  /** As filters of ffmpeg. */
  String filters(int sampleRate) {
    String volume = String.format(Locale.ROOT, "volume=%.2fdB", gain);
    if (!limited) {
      return volume;
    }
    return volume
        + String.format(
            Locale.ROOT,
            ",aresample=%d,alimiter=limit=%.4f:level=false:attack=2:release=30,aresample=%d",
            sampleRate * OVERSAMPLING,
            Math.pow(10, Loudness.CEILING / 20),
            sampleRate);
  }
}
