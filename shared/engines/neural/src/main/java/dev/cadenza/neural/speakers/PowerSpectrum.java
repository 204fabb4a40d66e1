package dev.cadenza.neural.speakers;

/** The power of 257 frequencies from 0 to 8,000 Hz in frames of 512 samples at 16 kHz. */
final class PowerSpectrum {
  static final int SIZE = 512;
  static final int BINS = SIZE / 2 + 1;

  private static final int BITS = Integer.numberOfTrailingZeros(SIZE);

  private final double[] cosines = new double[SIZE / 2];
  private final double[] sines = new double[SIZE / 2];
  private final double[] real = new double[SIZE];
  private final double[] imaginary = new double[SIZE];

  PowerSpectrum() {
    for (int i = 0; i < SIZE / 2; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / SIZE);
      sines[i] = -Math.sin(2 * Math.PI * i / SIZE);
    }
  }

  /**
   * @param frame 512 samples, already windowed
   * @param power takes 257 squared magnitudes
   */
  void of(double[] frame, double[] power) {
    for (int i = 0; i < SIZE; i++) {
      real[Integer.reverse(i) >>> (Integer.SIZE - BITS)] = frame[i];
      imaginary[i] = 0;
    }
    for (int half = 1; half < SIZE; half *= 2) {
      int stride = SIZE / 2 / half;
      for (int start = 0; start < SIZE; start += 2 * half) {
        for (int i = 0; i < half; i++) {
          butterfly(start + i, start + i + half, i * stride);
        }
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      power[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
    }
  }

  private void butterfly(int upper, int lower, int angle) {
    double re = real[lower] * cosines[angle] - imaginary[lower] * sines[angle];
    double im = real[lower] * sines[angle] + imaginary[lower] * cosines[angle];
    real[lower] = real[upper] - re;
    imaginary[lower] = imaginary[upper] - im;
    real[upper] += re;
    imaginary[upper] += im;
  }
}
