package dev.cadenza.voiceprint;

import dev.cadenza.media.Pcm;

/**
 * Brings sound to {@link Frames#RATE}, by a sinc under a Hann window as wide as eight samples of
 * the slower rate to each side; see Smith, "Digital audio resampling"
 * (https://ccrma.stanford.edu/~jos/resample/).
 */
final class Resampler {
  private static final int ZERO_CROSSINGS = 8;

  /** Of the narrower band, so that the filter's slope does not fold back. */
  private static final double PASS = 0.95;

  private Resampler() {}

  /** Samples from -1 to 1. */
  static double[] samples(Pcm sound) {
    double[] samples = new double[sound.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sound.sample(i) / 32768.0;
    }
    return sound.sampleRate() == Frames.RATE ? samples : resampled(samples, sound.sampleRate());
  }

  private static double[] resampled(double[] from, int rate) {
    double step = (double) rate / Frames.RATE;
    double cutoff = PASS * Math.min(1, 1 / step);
    double reach = ZERO_CROSSINGS / cutoff;
    double[] to = new double[(int) Math.round(from.length / step)];
    for (int i = 0; i < to.length; i++) {
      double centre = i * step;
      int first = Math.max(0, (int) Math.ceil(centre - reach));
      int last = Math.min(from.length - 1, (int) Math.floor(centre + reach));
      double sum = 0;
      for (int j = first; j <= last; j++) {
        double distance = j - centre;
        double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / reach);
        sum += from[j] * window * cutoff * sinc(cutoff * distance);
      }
      to[i] = sum;
    }
    return to;
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
  }
}
