package dev.cadenza.narration;

import dev.cadenza.media.Pcm;
import java.util.Arrays;

/** What an engine leaves between sentences that it speaks in one go. */
final class TrailingSilence {
  /** Of full scale, about -40 dB: below is breath and noise. */
  private static final double QUIET = 0.01;

  /** So that no last sound is cut off. */
  private static final double KEPT_SECONDS = 0.1;

  private TrailingSilence() {}

  /** The same, but for the pause at its end, which the script decides about. */
  static Pcm withoutAtEnd(Pcm sound) {
    int end = sound.length();
    while (end > 0 && Math.abs(sound.sample(end - 1)) < QUIET * Short.MAX_VALUE) {
      end--;
    }
    int kept = (int) Math.round(end + KEPT_SECONDS * sound.sampleRate());
    return kept < sound.length()
        ? Pcm.of(Arrays.copyOf(sound.toArray(), kept), sound.sampleRate())
        : sound;
  }
}
