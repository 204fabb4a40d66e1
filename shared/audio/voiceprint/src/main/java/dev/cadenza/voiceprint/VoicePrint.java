package dev.cadenza.voiceprint;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.wav.Pcm;
import java.util.List;

/**
 * The features of a voice: its pitch, and the distribution of its spectra.
 *
 * @param timbre of all speech
 * @param voiced of voiced frames
 */
public record VoicePrint(Pitch pitch, Timbre timbre, Timbre voiced) {
  public VoicePrint {
    requireNonNull(pitch, "pitch");
    requireNonNull(timbre, "timbre");
    requireNonNull(voiced, "voiced");
  }

  /**
   * Measures a voice. Takes about a fiftieth of the duration.
   *
   * @param speech stretches of one voice, of any sample rate, at most some minutes; pauses are
   *     ignored
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

  /** The share of voiced speech, 0-1. */
  public double voicedShare() {
    return timbre.frames() == 0 ? 0 : (double) voiced.frames() / timbre.frames();
  }
}
