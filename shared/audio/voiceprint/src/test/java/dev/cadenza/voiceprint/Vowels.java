package dev.cadenza.voiceprint;

import java.util.Random;

/** Speech-like sounds whose pitch and resonances are known. */
final class Vowels {
  private static final double[] RESONANCES = {700, 1_200, 2_600, 3_500};
  private static final double BANDWIDTH = 90;

  private Vowels() {}

  /** Pulses through resonators: a vowel of some pitch, gliding from one height to another. */
  static double[] glide(double fromHertz, double toHertz, double seconds) {
    double[] signal = new double[(int) (seconds * Frames.RATE)];
    double phase = 1;
    for (int i = 0; i < signal.length; i++) {
      double hertz = fromHertz + (toHertz - fromHertz) * i / signal.length;
      phase += hertz / Frames.RATE;
      if (phase >= 1) {
        phase -= 1;
        signal[i] = 1;
      }
    }
    for (double resonance : RESONANCES) {
      resonate(signal, resonance);
    }
    return scaled(signal);
  }

  static double[] noise(double seconds) {
    Random random = new Random(1);
    return scaled(random.doubles((int) (seconds * Frames.RATE), -1, 1).toArray());
  }

  private static void resonate(double[] signal, double hertz) {
    double radius = Math.exp(-Math.PI * BANDWIDTH / Frames.RATE);
    double first = 2 * radius * Math.cos(2 * Math.PI * hertz / Frames.RATE);
    for (int i = 2; i < signal.length; i++) {
      signal[i] += first * signal[i - 1] - radius * radius * signal[i - 2];
    }
  }

  private static double[] scaled(double[] signal) {
    double peak = 0;
    for (double sample : signal) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (int i = 0; i < signal.length; i++) {
      signal[i] *= 0.5 / peak;
    }
    return signal;
  }
}
