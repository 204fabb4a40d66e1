package dev.cadenza.media.wav;

/**
 * Changes the speed of speech without its pitch: waveform similarity overlap-add (Verhelst and
 * Roelands, "An overlap-add technique based on waveform similarity", ICASSP 1993).
 *
 * <p>Overlapping windows are placed at another distance than they were taken from, each at the
 * position where it best continues the previous one.
 */
public final class TimeStretch {
  /** Two or three periods of a low voice. */
  private static final double WINDOW_SECONDS = 0.03;

  /** A period of a low voice. */
  private static final double SEARCH_SECONDS = 0.01;

  private TimeStretch() {}

  /**
   * @param samples the exact length of the result
   */
  public static Pcm to(int samples, Pcm sound) {
    if (samples < 0) {
      throw new IllegalArgumentException("A length of " + samples + " samples?");
    }
    if (samples == sound.length() || sound.length() == 0 || samples == 0) {
      return samples == sound.length() ? sound : Pcm.of(new short[samples], sound.sampleRate());
    }
    int hop = Math.max(1, (int) (WINDOW_SECONDS / 2 * sound.sampleRate()));
    int search = (int) (SEARCH_SECONDS * sound.sampleRate());
    float[] result = overlapAdded(sound, samples, hop, search);
    short[] rounded = new short[samples];
    for (int i = 0; i < samples; i++) {
      rounded[i] =
          (short) Math.clamp(Math.round(result[i]), Short.MIN_VALUE, (int) Short.MAX_VALUE);
    }
    return Pcm.of(rounded, sound.sampleRate());
  }

  private static float[] overlapAdded(Pcm sound, int samples, int hop, int search) {
    float[] result = new float[samples + 2 * hop];
    double speed = (double) sound.length() / samples;
    int from = -hop;
    for (int to = -hop; to < samples; to += hop) {
      int expected = (int) Math.round((to + hop) * speed) - hop;
      from = to < 0 ? expected : bestNear(expected, from + hop, sound, hop, search);
      for (int i = 0; i < 2 * hop; i++) {
        if (to + i >= 0) {
          // Hann's window: two that overlap by half add up to one.
          double weight = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / hop);
          result[to + i] += (float) (weight * at(from + i, sound));
        }
      }
    }
    return result;
  }

  /**
   * The position near {@code expected} where the audio is most similar to that at {@code natural}.
   */
  private static int bestNear(int expected, int natural, Pcm sound, int hop, int search) {
    if (Math.abs(natural - expected) <= search / 8) {
      return natural;
    }
    int best = expected;
    double most = Double.NEGATIVE_INFINITY;
    for (int candidate = expected - search; candidate <= expected + search; candidate++) {
      double likeness = likeness(candidate, natural, sound, hop);
      if (likeness > most) {
        most = likeness;
        best = candidate;
      }
    }
    return best;
  }

  /** The correlation of the overlap; every other sample is sufficient. */
  private static double likeness(int first, int second, Pcm sound, int hop) {
    double product = 0;
    double power = 1;
    for (int i = 0; i < 2 * hop; i += 2) {
      int sample = at(first + i, sound);
      product += (double) sample * at(second + i, sound);
      power += (double) sample * sample;
    }
    return product / Math.sqrt(power);
  }

  private static int at(int index, Pcm sound) {
    return index >= 0 && index < sound.length() ? sound.sample(index) : 0;
  }
}
