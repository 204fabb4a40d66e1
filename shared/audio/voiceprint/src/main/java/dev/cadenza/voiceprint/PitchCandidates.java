package dev.cadenza.voiceprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The periods that a frame may have, by the normalised autocorrelation of 40 ms around it. Not for
 * use by several threads.
 *
 * <p>After Talkin, "A robust algorithm for pitch tracking (RAPT)" (Speech Coding and Synthesis,
 * Elsevier 1995).
 */
final class PitchCandidates {
  static final double LOWEST_HERTZ = 60;
  static final double HIGHEST_HERTZ = 450;

  private static final int WINDOW = Frames.RATE / 25;
  private static final int MIN_LENGTH = (int) (Frames.RATE / HIGHEST_HERTZ);
  private static final int MAX_LENGTH = (int) (Frames.RATE / LOWEST_HERTZ);

  /** Longer than the window and the longest lag together: the correlation does not wrap around. */
  private static final int SIZE = 1024;

  private static final double MIN_LIKENESS = 0.4;
  private static final int MAX_CANDIDATES = 4;

  /** A period is as similar as its double: the shorter one is preferred. */
  private static final double COST_PER_LAG = 0.0005;

  private final DoubleFFT_1D transform = new DoubleFFT_1D(SIZE);
  private final double[] signal;
  private final double[] values = new double[SIZE];
  private final double[] energyBefore = new double[WINDOW + 1];
  private final double[] likeness = new double[MAX_LENGTH + 2];

  PitchCandidates(double[] signal) {
    this.signal = signal;
  }

  /**
   * @param lag in samples
   * @param likeness the similarity of the frame to itself a period later, up to 1
   */
  record Candidate(double lag, double likeness) {
    double hertz() {
      return Frames.RATE / lag;
    }

    /** The cost; 0 for a frame that repeats itself exactly. */
    double cost() {
      return 1 - likeness + COST_PER_LAG * lag;
    }
  }

  /** By increasing cost; empty for a frame below the level. */
  List<Candidate> at(int centre, double leastPower) {
    read(centre - WINDOW / 2);
    if (energyBefore[WINDOW] < leastPower * WINDOW) {
      return List.of();
    }
    correlate();
    List<Candidate> candidates = new ArrayList<>();
    for (int lag = MIN_LENGTH; lag <= MAX_LENGTH; lag++) {
      double here = likeness[lag];
      if (here > MIN_LIKENESS && here > likeness[lag - 1] && here >= likeness[lag + 1]) {
        candidates.add(peak(lag));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::cost));
    return candidates.size() > MAX_CANDIDATES ? candidates.subList(0, MAX_CANDIDATES) : candidates;
  }

  private void read(int start) {
    Arrays.fill(values, 0);
    double mean = 0;
    for (int i = 0; i < WINDOW; i++) {
      int at = start + i;
      values[i] = at >= 0 && at < signal.length ? signal[at] : 0;
      mean += values[i] / WINDOW;
    }
    for (int i = 0; i < WINDOW; i++) {
      values[i] -= mean;
      energyBefore[i + 1] = energyBefore[i] + values[i] * values[i];
    }
  }

  private void correlate() {
    transform.realForward(values);
    values[0] *= values[0];
    values[1] *= values[1];
    for (int i = 2; i < SIZE; i += 2) {
      values[i] = values[i] * values[i] + values[i + 1] * values[i + 1];
      values[i + 1] = 0;
    }
    transform.realInverse(values, true);
    for (int lag = MIN_LENGTH - 1; lag <= MAX_LENGTH + 1; lag++) {
      double early = energyBefore[WINDOW - lag];
      double late = energyBefore[WINDOW] - energyBefore[lag];
      likeness[lag] = values[lag] / Math.sqrt(early * late + 1e-12);
    }
  }

  /** The vertex of the parabola through the peak and its neighbours. */
  private Candidate peak(int lag) {
    double left = likeness[lag - 1];
    double middle = likeness[lag];
    double right = likeness[lag + 1];
    double bend = left - 2 * middle + right;
    double shift = bend < 0 ? 0.5 * (left - right) / bend : 0;
    return new Candidate(lag + shift, Math.min(1, middle - 0.25 * (left - right) * shift));
  }
}
