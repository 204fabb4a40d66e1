package dev.cadenza.media.speech;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.PcmReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * The loudness of a recording in each hundredth of a second, in half decibels above -96 dB of full
 * scale: one byte per frame, 360 KB per hour.
 */
final class LoudnessTrack {
  static final int FRAMES_PER_SECOND = 100;

  /** The lowest level, in decibels below full scale. */
  static final int FLOOR_DECIBELS = 96;

  private static final int STEPS_PER_DECIBEL = 2;
  private static final int LEVELS = FLOOR_DECIBELS * STEPS_PER_DECIBEL + 1;
  private static final int QUIET_NEIGHBOURS = 5;

  private static final int FRAMES_BETWEEN_CHECKS = 10_000;

  private final byte[] levels;

  /**
   * @param levels from {@link #level(double)}
   */
  LoudnessTrack(byte[] levels) {
    this.levels = levels;
  }

  static LoudnessTrack of(PcmFile audio, Cancellation cancellation) throws IOException {
    int frameSamples = audio.sampleRate() / FRAMES_PER_SECOND;
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

  /** The power of the frame without its mean: a DC offset is not sound. */
  private static byte level(short[] frame) {
    long sum = 0;
    long squares = 0;
    for (short sample : frame) {
      sum += sample;
      squares += (long) sample * sample;
    }
    double mean = (double) sum / frame.length;
    return level((double) squares / frame.length - mean * mean);
  }

  /**
   * @param power mean square of samples
   */
  static byte level(double power) {
    double decibels = 10 * Math.log10(Math.max(1e-12, power) / (32768.0 * 32768.0));
    return (byte)
        Math.clamp(Math.round((decibels + FLOOR_DECIBELS) * STEPS_PER_DECIBEL), 0, LEVELS - 1);
  }

  /** Converts a time to frames. */
  static int frames(double seconds) {
    return (int) Math.round(seconds * FRAMES_PER_SECOND);
  }

  /** Converts a difference in decibels to levels. */
  static int decibels(int count) {
    return count * STEPS_PER_DECIBEL;
  }

  int frames() {
    return levels.length;
  }

  int level(int frame) {
    return Byte.toUnsignedInt(levels[frame]);
  }

  /** The power of a level, with full scale one. */
  static double power(int level) {
    return Math.pow(10, ((double) level / STEPS_PER_DECIBEL - FLOOR_DECIBELS) / 10);
  }

  /** The number of frames of a span per level. */
  int[] histogram(int from, int to) {
    int[] counts = new int[LEVELS];
    for (int i = Math.max(0, from); i < Math.min(levels.length, to); i++) {
      counts[level(i)]++;
    }
    return counts;
  }

  /** The level that a share of the counted frames does not exceed. */
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

  /** The quietest frame, averaged with its neighbours. */
  int quietest(Stretch within) {
    int best = within.start();
    int least = Integer.MAX_VALUE;
    for (int i = within.start(); i < within.end(); i++) {
      int sum = 0;
      for (int j = i - QUIET_NEIGHBOURS; j <= i + QUIET_NEIGHBOURS; j++) {
        sum += level(Math.clamp(j, 0, levels.length - 1));
      }
      if (sum < least) {
        least = sum;
        best = i;
      }
    }
    return best;
  }
}
