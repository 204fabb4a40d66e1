package dev.cadenza.voiceprint;

import java.util.Arrays;

/**
 * The sample positions, with fractions, at which a voiced signal repeats: one per period.
 *
 * <p>Marks begin at the highest peak in the middle of each voiced stretch, and continue in both
 * directions at the positions where the signal is most similar to the previous mark.
 */
final class Epochs {
  /** The maximum deviation of the next period, as a share of it. */
  private static final double TOLERANCE = 0.2;

  private final double[] signal;
  private final double[] pitch;
  private double[] marks = new double[256];
  private int count;

  private Epochs(double[] signal, double[] pitch) {
    this.signal = signal;
    this.pitch = pitch;
  }

  /**
   * @param pitch of each frame, in hertz; 0 for unvoiced frames
   * @return in order
   */
  static double[] of(double[] signal, double[] pitch) {
    Epochs epochs = new Epochs(signal, pitch);
    int start = 0;
    while (start < pitch.length) {
      int end = start;
      while (end < pitch.length && pitch[end] > 0) {
        end++;
      }
      if (end > start) {
        epochs.mark(start * Frames.HOP, Math.min(signal.length, end * Frames.HOP));
      }
      start = end + 1;
    }
    double[] marks = Arrays.copyOf(epochs.marks, epochs.count);
    Arrays.sort(marks);
    return marks;
  }

  private void mark(int from, int to) {
    double first = peak((from + to) / 2.0);
    add(first);
    for (double at = next(first, 1); at < to; at = next(at, 1)) {
      add(at);
    }
    for (double at = next(first, -1); at > from; at = next(at, -1)) {
      add(at);
    }
  }

  private void add(double mark) {
    if (count == marks.length) {
      marks = Arrays.copyOf(marks, 2 * count);
    }
    marks[count++] = mark;
  }

  private double period(double at) {
    double hertz = pitch[Frames.at(at, pitch.length)];
    // A mark at the border of a section may be in an unvoiced frame.
    return Frames.RATE / (hertz > 0 ? hertz : pitch[nearestVoiced(at)]);
  }

  private int nearestVoiced(double at) {
    int frame = Frames.at(at, pitch.length);
    for (int away = 1; away < pitch.length; away++) {
      if (frame - away >= 0 && pitch[frame - away] > 0) {
        return frame - away;
      }
      if (frame + away < pitch.length && pitch[frame + away] > 0) {
        return frame + away;
      }
    }
    throw new IllegalArgumentException("No voiced frame found.");
  }

  private double peak(double around) {
    int half = (int) Math.ceil(period(around) / 2);
    int best = (int) around;
    for (int i = best - half; i <= (int) around + half; i++) {
      if (i >= 0 && i < signal.length && Math.abs(signal[i]) > Math.abs(signal[best])) {
        best = i;
      }
    }
    return best;
  }

  private double next(double from, int direction) {
    double period = period(from);
    int anchor = (int) Math.round(from);
    int half = (int) (period / 2);
    int nearest = (int) Math.ceil(period * (1 - TOLERANCE));
    int furthest = (int) Math.floor(period * (1 + TOLERANCE));
    int best = (int) Math.round(period);
    double most = Double.NEGATIVE_INFINITY;
    for (int lag = nearest; lag <= furthest; lag++) {
      double likeness = likeness(anchor, anchor + direction * lag, half);
      if (likeness > most) {
        most = likeness;
        best = lag;
      }
    }
    double fraction =
        fraction(
            likeness(anchor, anchor + direction * (best - 1), half),
            most,
            likeness(anchor, anchor + direction * (best + 1), half));
    return anchor + direction * (best + fraction);
  }

  /** The vertex of a parabola through three neighbours, relative to the middle one. */
  private static double fraction(double left, double middle, double right) {
    double bend = left - 2 * middle + right;
    return bend < 0 ? Math.clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0;
  }

  private double likeness(int here, int there, int half) {
    double product = 0;
    double energy = 1e-9;
    for (int i = -half; i <= half; i++) {
      double a = at(here + i);
      double b = at(there + i);
      product += a * b;
      energy += b * b;
    }
    return product / Math.sqrt(energy);
  }

  private double at(int index) {
    return index >= 0 && index < signal.length ? signal[index] : 0;
  }
}
