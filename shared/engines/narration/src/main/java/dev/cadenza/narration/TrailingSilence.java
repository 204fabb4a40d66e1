package dev.cadenza.narration;

import dev.cadenza.media.wav.Pcm;
import java.util.Arrays;

/** The silence at the end of an engine's output. */
final class TrailingSilence {
  /** Of full scale, about -40 dB: lower levels are breath and noise. */
  private static final double QUIET = 0.01;

  /** Prevents cutting the last sound. */
  private static final double KEPT_SECONDS = 0.1;

  private TrailingSilence() {}

  /** The same audio without the silence at its end: the script defines the pause. */
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
