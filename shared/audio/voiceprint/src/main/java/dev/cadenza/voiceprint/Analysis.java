package dev.cadenza.voiceprint;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The measurements of a stretch of audio, frame by frame. */
final class Analysis {
  /** The level of pauses, in decibels below the loud frames. */
  private static final double RANGE_DECIBELS = 35;

  private final double[] pitch;
  private final double[][] cepstra;
  private final boolean[] active;

  private Analysis(double[] pitch, double[][] cepstra, boolean[] active) {
    this.pitch = pitch;
    this.cepstra = cepstra;
    this.active = active;
  }

  static Analysis of(double[] signal) {
    return of(signal, PitchTrack.of(signal));
  }

  /** The analysis of a signal with known pitch. */
  static Analysis of(double[] signal, double[] pitch) {
    int frames = pitch.length;
    double[][] cepstra = new double[frames][];
    double[] levels = new double[frames];
    double[] power = new double[Spectrum.BINS];
    Spectrum spectrum = new Spectrum();
    for (int frame = 0; frame < frames; frame++) {
      spectrum.read(signal, frame * Frames.HOP);
      spectrum.power(power);
      cepstra[frame] = MelCepstrum.of(power);
      levels[frame] = 10 * Math.log10(Arrays.stream(power).sum() + 1e-9);
    }
    return new Analysis(pitch, cepstra, loud(levels));
  }

  private static boolean[] loud(double[] levels) {
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double least = sorted.length == 0 ? 0 : sorted[(int) (0.98 * (sorted.length - 1))];
    boolean[] loud = new boolean[levels.length];
    for (int i = 0; i < levels.length; i++) {
      loud[i] = levels[i] > least - RANGE_DECIBELS;
    }
    return loud;
  }

  int frames() {
    return pitch.length;
  }

  /** The pitch in hertz; 0 for unvoiced frames. */
  double pitch(int frame) {
    return pitch[frame];
  }

  double[] cepstrum(int frame) {
    return cepstra[frame];
  }

  boolean active(int frame) {
    return active[frame];
  }

  boolean voiced(int frame) {
    return active[frame] && pitch[frame] > 0;
  }

  /** The cepstra of some frames. */
  double[][] cepstra(IntPredicate which) {
    return IntStream.range(0, frames())
        .filter(which)
        .mapToObj(this::cepstrum)
        .toArray(double[][]::new);
  }

  /** Joins several stretches of one voice. */
  static Analysis joined(Iterable<Analysis> parts) {
    double[] pitch = new double[0];
    double[][] cepstra = new double[0][];
    boolean[] active = new boolean[0];
    for (Analysis part : parts) {
      int before = pitch.length;
      int after = before + part.frames();
      pitch = Arrays.copyOf(pitch, after);
      cepstra = Arrays.copyOf(cepstra, after);
      active = Arrays.copyOf(active, after);
      System.arraycopy(part.pitch, 0, pitch, before, part.frames());
      System.arraycopy(part.cepstra, 0, cepstra, before, part.frames());
      System.arraycopy(part.active, 0, active, before, part.frames());
    }
    return new Analysis(pitch, cepstra, active);
  }
}
