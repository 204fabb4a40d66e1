package dev.cadenza.voiceprint;

/**
 * Changes the pitch of speech without its timing and spectral envelope: periods are extracted and
 * placed closer together or further apart.
 *
 * <p>This is TD-PSOLA: Moulines and Charpentier, "Pitch-synchronous waveform processing techniques
 * for text-to-speech synthesis using diphones" (Speech Communication 9, 1990). Unvoiced parts are
 * unchanged.
 */
final class PitchShift {
  private static final int UNVOICED_STEP = Frames.HOP;

  private final double[] signal;
  private final double[] shifted;
  private final double[] weights;

  private PitchShift(double[] signal) {
    this.signal = signal;
    this.shifted = new double[signal.length];
    this.weights = new double[signal.length];
  }

  /**
   * @param from the signal's pitch by frames, in hertz, 0 for unvoiced frames
   * @param to the new pitch, 0 at the same frames
   */
  static double[] shift(double[] signal, double[] from, double[] to) {
    if (from.length == 0) {
      return signal.clone();
    }
    PitchShift shift = new PitchShift(signal);
    shift.run(from, to, Epochs.of(signal, from));
    return shift.normalised();
  }

  private void run(double[] from, double[] to, double[] epochs) {
    int nearest = 0;
    double at = 0;
    while (at < signal.length) {
      int frame = Frames.at(at, from.length);
      if (from[frame] > 0 && epochs.length > 0) {
        while (nearest + 1 < epochs.length
            && Math.abs(epochs[nearest + 1] - at) <= Math.abs(epochs[nearest] - at)) {
          nearest++;
        }
        put(epochs[nearest], at, (int) Math.round(Frames.RATE / from[frame]));
        at += Frames.RATE / to[frame];
      } else {
        put(at, at, UNVOICED_STEP);
        at += UNVOICED_STEP;
      }
    }
  }

  /** Adds the signal around one position to the result around another. */
  private void put(double source, double target, int half) {
    int first = Math.max(0, (int) Math.ceil(target - half));
    int last = Math.min(shifted.length - 1, (int) Math.floor(target + half));
    double offset = source - target;
    for (int i = first; i <= last; i++) {
      double weight = 0.5 + 0.5 * Math.cos(Math.PI * (i - target) / half);
      shifted[i] += weight * between(i + offset);
      weights[i] += weight;
    }
  }

  /** The signal between samples: Lagrange's cubic through four samples. */
  private double between(double at) {
    int floor = (int) Math.floor(at);
    double t = at - floor;
    if (t < 1e-9) {
      return sample(floor);
    }
    return sample(floor - 1) * (-t * (t - 1) * (t - 2) / 6)
        + sample(floor) * ((t + 1) * (t - 1) * (t - 2) / 2)
        + sample(floor + 1) * (-(t + 1) * t * (t - 2) / 2)
        + sample(floor + 2) * ((t + 1) * t * (t - 1) / 6);
  }

  private double sample(int index) {
    return index >= 0 && index < signal.length ? signal[index] : 0;
  }

  private double[] normalised() {
    for (int i = 0; i < shifted.length; i++) {
      // Between distant periods the signal fades, as between closures of the glottis.
      shifted[i] /= Math.max(weights[i], 0.5);
    }
    return shifted;
  }
}
