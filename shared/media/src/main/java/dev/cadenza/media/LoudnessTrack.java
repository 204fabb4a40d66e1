package dev.cadenza.media;

import java.io.IOException;
import java.util.Arrays;

/**
 * How loud a recording is in each hundredth of a second, in half decibels above -96 dB of full
 * scale: one byte a frame, 360 KB an hour.
 */
final class LoudnessTrack {
  static final double FRAME_SECONDS = 0.01;
  static final int STEPS_PER_DECIBEL = 2;

  /** One more than the loudest a frame can be. */
  static final int LEVELS = 96 * STEPS_PER_DECIBEL + 1;

  private static final int FRAMES_BETWEEN_CHECKS = 10_000;

  private final byte[] levels;

  private LoudnessTrack(byte[] levels) {
    this.levels = levels;
  }

  static LoudnessTrack of(PcmFile audio, Cancellation cancellation) throws IOException {
    int frameSamples = (int) (audio.sampleRate() * FRAME_SECONDS);
    byte[] levels = new byte[Math.toIntExact(audio.samples() / frameSamples)];
    short[] frame = new short[frameSamples];
    try (PcmReader reader = audio.reader()) {
      for (int i = 0; i < levels.length; i++) {
        if (i % FRAMES_BETWEEN_CHECKS == 0) {
          cancellation.check();
        }
        for (int filled = 0; filled < frameSamples; ) {
          filled += reader.read(frame, filled, frameSamples - filled);
        }
        levels[i] = level(frame);
      }
    }
    return new LoudnessTrack(levels);
  }

  /** The power of the frame without its mean: a microphone's offset is no sound. */
  private static byte level(short[] frame) {
    long sum = 0;
    long squares = 0;
    for (short sample : frame) {
      sum += sample;
      squares += (long) sample * sample;
    }
    double mean = (double) sum / frame.length;
    double power = Math.max(1e-12, (double) squares / frame.length - mean * mean);
    double decibels = 10 * Math.log10(power / (32768.0 * 32768.0));
    return (byte) Math.clamp(Math.round((decibels + 96) * STEPS_PER_DECIBEL), 0, LEVELS - 1);
  }

  int frames() {
    return levels.length;
  }

  int level(int frame) {
    return Byte.toUnsignedInt(levels[frame]);
  }

  /** How many frames of a span have each level. */
  int[] histogram(int from, int to) {
    int[] counts = new int[LEVELS];
    for (int i = Math.max(0, from); i < Math.min(levels.length, to); i++) {
      counts[level(i)]++;
    }
    return counts;
  }

  /** The level that a share of the counted frames do not pass. */
  static int quantile(int[] histogram, double share) {
    long target = (long) Math.ceil(Arrays.stream(histogram).asLongStream().sum() * share);
    long seen = 0;
    for (int level = 0; level < histogram.length; level++) {
      seen += histogram[level];
      if (seen >= target && seen > 0) {
        return level;
      }
    }
    return 0;
  }
}
