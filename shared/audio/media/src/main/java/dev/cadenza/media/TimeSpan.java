package dev.cadenza.media;

/**
 * A part of a recording.
 *
 * @param start in seconds from the recording's start
 * @param end in seconds from the recording's start
 */
public record TimeSpan(double start, double end) {
  public TimeSpan {
    if (!(start >= 0 && end >= start) || Double.isInfinite(end)) {
      throw new IllegalArgumentException("From " + start + " s to " + end + " s?");
    }
  }

  public double seconds() {
    return end - start;
  }
}
