package dev.cadenza.voiceprint;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Transforms frames of a signal to spectra and back. Not for use by several threads.
 *
 * <p>A frame is in the middle of a transform of twice its length: a zero-phase filter may ring
 * before and after it without wrapping around.
 */
final class Spectrum {
  static final int SIZE = 2 * Frames.WINDOW;

  /** From 0 to half the sample rate, both included. */
  static final int BINS = SIZE / 2 + 1;

  static final double HERTZ_PER_BIN = (double) Frames.RATE / SIZE;

  private static final int MARGIN = (SIZE - Frames.WINDOW) / 2;
  private static final double[] WINDOW = Frames.hann(Frames.WINDOW);

  private final DoubleFFT_1D transform = new DoubleFFT_1D(SIZE);
  private final double[] values = new double[SIZE];

  /** Transforms the frame around a sample; the signal is silent beyond its ends. */
  void read(double[] signal, int centre) {
    Arrays.fill(values, 0);
    int start = centre - Frames.WINDOW / 2;
    for (int i = Math.max(0, -start); i < Frames.WINDOW && start + i < signal.length; i++) {
      values[MARGIN + i] = signal[start + i] * WINDOW[i];
    }
    transform.realForward(values);
  }

  /** The power of each bin. */
  void power(double[] into) {
    into[0] = values[0] * values[0];
    into[BINS - 1] = values[1] * values[1];
    for (int bin = 1; bin < BINS - 1; bin++) {
      double real = values[2 * bin];
      double imaginary = values[2 * bin + 1];
      into[bin] = real * real + imaginary * imaginary;
    }
  }

  /** Multiplies the amplitude of each bin. */
  void scale(double[] gains) {
    values[0] *= gains[0];
    values[1] *= gains[BINS - 1];
    for (int bin = 1; bin < BINS - 1; bin++) {
      values[2 * bin] *= gains[bin];
      values[2 * bin + 1] *= gains[bin];
    }
  }

  /** Adds the frame, including ringing, to a signal around a sample. */
  void addTo(double[] signal, int centre) {
    transform.realInverse(values, true);
    int start = centre - SIZE / 2;
    for (int i = Math.max(0, -start); i < SIZE && start + i < signal.length; i++) {
      signal[start + i] += values[i];
    }
  }
}
