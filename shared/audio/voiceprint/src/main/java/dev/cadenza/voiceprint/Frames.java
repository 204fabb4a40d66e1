package dev.cadenza.voiceprint;

import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.Resampler;

/**
 * The common grid of the analysis: frames of 32 ms, one every 5 ms, of audio at 16 kHz. Frame
 * <i>i</i> is centred on sample <i>i</i> times {@link #HOP}.
 */
final class Frames {
  static final int RATE = 16_000;
  static final int HOP = 80;
  static final int WINDOW = 512;
  static final int PER_SECOND = RATE / HOP;

  private Frames() {}

  /** Audio at {@link #RATE}, from -1 to 1. */
  static double[] signal(Pcm sound) {
    Pcm resampled = Resampler.to(RATE).resample(sound);
    double[] signal = new double[resampled.length()];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = resampled.sample(i) / 32768.0;
    }
    return signal;
  }

  static int count(int samples) {
    return samples / HOP;
  }

  /** The frame of a sample, or the nearest one. */
  static int at(double sample, int frames) {
    return Math.clamp(Math.round(sample / HOP), 0, frames - 1);
  }

  /** Hann's window, periodic, so that copies half a window apart add up to one. */
  static double[] hann(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
    }
    return window;
  }
}
