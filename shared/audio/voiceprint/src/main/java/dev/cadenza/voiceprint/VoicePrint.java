package dev.cadenza.voiceprint;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Pcm;
import java.util.List;

/**
 * What a voice sounds like: how high it is, and how its spectra are spread.
 *
 * @param timbre of all speech
 * @param voiced of the frames in which the vocal cords vibrate
 */
public record VoicePrint(Pitch pitch, Timbre timbre, Timbre voiced) {
  public VoicePrint {
    requireNonNull(pitch, "pitch");
    requireNonNull(timbre, "timbre");
    requireNonNull(voiced, "voiced");
  }

  /**
   * Measures a voice. Takes about a fiftieth of the sound's length.
   *
   * @param speech stretches of one voice, of any sample rate, some minutes at most; pauses do not
   *     count
   */
  public static VoicePrint of(List<Pcm> speech) {
    return of(
        Analysis.joined(speech.stream().map(sound -> Analysis.of(Frames.signal(sound))).toList()));
  }

  static VoicePrint of(Analysis analysis) {
    return new VoicePrint(
        Pitch.of(analysis),
        Timbre.of(analysis.cepstra(analysis::active)),
        Timbre.of(analysis.cepstra(analysis::voiced)));
  }

  /** In how much of the speech the vocal cords vibrate, 0-1. */
  public double voicedShare() {
    return timbre.frames() == 0 ? 0 : (double) voiced.frames() / timbre.frames();
  }
}
