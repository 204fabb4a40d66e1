package dev.cadenza.dubbing;

import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The gain of the original under the voice, for every millisecond, written as audio, so that a
 * mixer can stream it.
 */
record Ducking(List<Placement> placements) {
  private static final int RATE = 1_000;

  private static final double DUCKED_DECIBELS = -15;

  /** Fast enough for the voice, slow enough to be inaudible. */
  private static final double DOWN_SECONDS = 0.2;

  private static final double UP_SECONDS = 0.5;

  Ducking {
    placements = placements.stream().filter(it -> it.seconds() > 0).toList();
  }

  PcmFile write(double seconds, Path file) throws IOException {
    try (WavWriter writer = WavWriter.create(file, RATE)) {
      long samples = (long) Math.ceil(seconds * RATE);
      short[] piece = new short[RATE];
      int next = 0;
      for (long at = 0; at < samples; at += RATE) {
        int count = (int) Math.min(RATE, samples - at);
        for (int i = 0; i < count; i++) {
          double time = (double) (at + i) / RATE;
          while (next < placements.size() && placements.get(next).end() < time) {
            next++;
          }
          piece[i] = (short) Math.round(gain(time, next) * Short.MAX_VALUE);
        }
        writer.append(Pcm.of(Arrays.copyOf(piece, count), RATE));
      }
      return writer.file();
    }
  }

  /**
   * @param next the first placement that has not ended
   */
  private double gain(double time, int next) {
    double depth = 0;
    if (next < placements.size()) {
      depth = 1 - Math.max(0, placements.get(next).start() - time) / DOWN_SECONDS;
    }
    if (next > 0) {
      depth = Math.max(depth, 1 - (time - placements.get(next - 1).end()) / UP_SECONDS);
    }
    return Math.pow(10, DUCKED_DECIBELS * Math.clamp(depth, 0, 1) / 20);
  }
}
