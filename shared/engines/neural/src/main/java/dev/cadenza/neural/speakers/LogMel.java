package dev.cadenza.neural.speakers;

/**
 * What the speaker encoder takes: every 10 ms the logarithmic power of 40 mel bands, in a Hamming
 * window of 25 ms in the middle of a frame of 32 ms.
 */
final class LogMel {
  /** Samples from one frame to the next. */
  static final int HOP = 160;

  private static final int WINDOW = 400;
  private static final MelBands BANDS = new MelBands();
  private static final double[] HAMMING = hamming();

  private LogMel() {}

  private static double[] hamming() {
    double[] window = new double[PowerSpectrum.SIZE];
    int margin = (PowerSpectrum.SIZE - WINDOW) / 2;
    for (int i = 0; i < WINDOW; i++) {
      window[margin + i] = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / WINDOW);
    }
    return window;
  }

  /** How many whole frames there are in some samples. */
  static int frames(int samples) {
    return samples < PowerSpectrum.SIZE ? 0 : (samples - PowerSpectrum.SIZE) / HOP + 1;
  }

  /**
   * @param samples at 16 kHz
   * @param gain by which the samples are multiplied; full scale is one afterwards
   * @return frames of 40 bands
   */
  static float[][] of(short[] samples, double gain) {
    float[][] frames = new float[frames(samples.length)][];
    PowerSpectrum spectrum = new PowerSpectrum();
    double[] frame = new double[PowerSpectrum.SIZE];
    double[] power = new double[PowerSpectrum.BINS];
    for (int i = 0; i < frames.length; i++) {
      for (int j = 0; j < frame.length; j++) {
        frame[j] = gain * HAMMING[j] * samples[i * HOP + j];
      }
      spectrum.of(frame, power);
      frames[i] = BANDS.log(power);
    }
    return frames;
  }
}
