package dev.cadenza.neural.speakers;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;

/** Finds where a speaker most likely ends: at the quietest moment around a time. */
record QuietPlaces(PcmFile audio) {
  /** In seconds, to each side; less than half a cell, so that each keeps some of its sound. */
  private static final double REACH = 0.15;

  private static final int FRAME = PcmFile.SPEECH_RATE / 100;

  /** In frames, over which the loudness is averaged. */
  private static final int WIDTH = 5;

  /**
   * @param time in seconds
   * @return in seconds, at most 0.15 s away
   */
  double near(double time) throws IOException {
    double from = Math.max(0, time - REACH);
    short[] samples = audio.read(new TimeSpan(from, time + REACH)).toArray();
    double[] power = new double[samples.length / FRAME];
    for (int i = 0; i < power.length * FRAME; i++) {
      power[i / FRAME] += (double) samples[i] * samples[i];
    }
    double best = time;
    double least = Double.MAX_VALUE;
    for (int i = 0; i + WIDTH <= power.length; i++) {
      double sum = 0;
      for (int j = i; j < i + WIDTH; j++) {
        sum += power[j];
      }
      if (sum < least) {
        least = sum;
        best = from + (i + WIDTH / 2.0) * FRAME / PcmFile.SPEECH_RATE;
      }
    }
    return best;
  }
}
