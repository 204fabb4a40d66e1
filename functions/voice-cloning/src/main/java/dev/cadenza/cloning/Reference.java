package dev.cadenza.cloning;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The speech of a recording for cloning.
 *
 * @param speech stretches without long pauses, in order
 */
record Reference(List<Pcm> speech) {
  static final double MIN_SECONDS = 5;

  /** More does not improve the averages. */
  private static final double MAX_SECONDS = 180;

  /** A thousandth of full scale. */
  private static final int STILLNESS = 32;

  /** At least half of speech is voiced; noise and most music are voiced only by chance. */
  private static final double MIN_VOICED_SHARE = 0.15;

  /** A sixth of a semitone: a sound of constant pitch is not a voice. */
  private static final double MIN_SPREAD = 0.01;

  private static final double REFERENCE_SHARE = 2.0 / 3;

  Reference {
    speech = List.copyOf(speech);
  }

  /**
   * Finds enough speech in a recording.
   *
   * @throws PermanentFailure {@code silent}, {@code reference_too_short} or {@code no_voice}
   */
  static Reference of(PcmFile audio, Cancellation cancellation) throws IOException {
    Pcm start = audio.read(new TimeSpan(0, MAX_SECONDS));
    requireSound(start);
    requireLength(audio.seconds());
    requireVoice(VoicePrint.of(List.of(start)), start.seconds());
    List<Pcm> speech = new ArrayList<>();
    double seconds = 0;
    for (TimeSpan part : new PauseSplitter().split(audio, cancellation)) {
      double taken = Math.min(part.seconds(), MAX_SECONDS - seconds);
      if (taken > 0) {
        speech.add(audio.read(new TimeSpan(part.start(), part.start() + taken)));
        seconds += taken;
      }
    }
    requireLength(seconds);
    return new Reference(speech);
  }

  double seconds() {
    return speech.stream().mapToDouble(Pcm::seconds).sum();
  }

  /** The first two thirds, for fitting. */
  Reference first() {
    return new Reference(part(0, REFERENCE_SHARE * seconds()));
  }

  /** The last third, for the measurement. */
  Reference heldOut() {
    return new Reference(part(REFERENCE_SHARE * seconds(), seconds()));
  }

  /** All speech joined, without the pauses. */
  Pcm joined() {
    int length = speech.stream().mapToInt(Pcm::length).sum();
    short[] samples = new short[length];
    int at = 0;
    for (Pcm part : speech) {
      System.arraycopy(part.toArray(), 0, samples, at, part.length());
      at += part.length();
    }
    return Pcm.of(samples, speech.getFirst().sampleRate());
  }

  VoicePrint print() {
    return VoicePrint.of(speech);
  }

  private List<Pcm> part(double from, double to) {
    List<Pcm> parts = new ArrayList<>();
    double start = 0;
    for (Pcm sound : speech) {
      int first = sample(from - start, sound);
      int last = sample(to - start, sound);
      if (last > first) {
        short[] samples = Arrays.copyOfRange(sound.toArray(), first, last);
        parts.add(Pcm.of(samples, sound.sampleRate()));
      }
      start += sound.seconds();
    }
    return parts;
  }

  private static int sample(double seconds, Pcm sound) {
    return Math.clamp(Math.round(seconds * sound.sampleRate()), 0, sound.length());
  }

  private static void requireSound(Pcm sound) {
    for (int i = 0; i < sound.length(); i++) {
      if (Math.abs(sound.sample(i)) > STILLNESS) {
        return;
      }
    }
    throw new PermanentFailure(
        "silent",
        "The recording is silent. Check that the microphone was on and send it" + " again.");
  }

  private static void requireLength(double seconds) {
    if (seconds < MIN_SECONDS) {
      throw new PermanentFailure(
          "reference_too_short",
          String.format(
              Locale.ROOT,
              "The recording contains %.1f seconds of speech. At least 5 seconds are required.",
              seconds));
    }
  }

  private static void requireVoice(VoicePrint print, double seconds) {
    if (print.pitch().seconds() < MIN_VOICED_SHARE * Math.min(seconds, MIN_SECONDS)
        || print.voicedShare() < MIN_VOICED_SHARE
        || print.pitch().logSpread() < MIN_SPREAD) {
      throw new PermanentFailure(
          "no_voice",
          "The recording contains no voice, only noise or music. Send a recording of one person"
              + " speaking.");
    }
  }
}
