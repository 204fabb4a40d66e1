package dev.cadenza.media.levels;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.PcmReader;
import dev.cadenza.media.wav.Rounding;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Normalizes the loudness of a recording: one gain for the whole recording, and a limiter for peaks
 * above the ceiling.
 *
 * @param gain in decibels
 */
public record Levelling(double gain, boolean limited) {
  /** Does not change a recording. */
  public static final Levelling NONE = new Levelling(0, false);

  /** The maximum gain, in decibels: more would amplify noise. */
  private static final double MAX_GAIN = 30;

  /** How much higher than the samples a peak between them may be, in decibels. */
  private static final double MARGIN = 0.3;

  /** How much quieter than the target a limited recording may be, in LU. */
  private static final double TOLERANCE = 0.3;

  private static final double FULL_SCALE = 32_768;

  /** The number of samples per read. */
  private static final int PIECE = 8_192;

  /** The number of samples per block: few, because the limiter is fast without a nearby peak. */
  private static final int BLOCK = 512;

  /** The gain from a measured loudness to the target. */
  public static Levelling of(Loudness before) {
    if (!before.measured()) {
      return NONE;
    }
    double gain = Math.min(MAX_GAIN, Loudness.TARGET - before.integrated());
    return new Levelling(gain, before.truePeak() + gain > Loudness.CEILING);
  }

  /** The same with additional gain, to compensate for the limiter. */
  private Levelling corrected(Loudness after) {
    return new Levelling(Math.min(MAX_GAIN, gain + Loudness.TARGET - after.integrated()), limited);
  }

  private boolean isTooQuiet(Loudness after) {
    return limited && gain < MAX_GAIN && after.integrated() < Loudness.TARGET - TOLERANCE;
  }

  /** The loudness of a recording after levelling. */
  public Loudness measured(PcmFile audio, Cancellation cancellation) throws IOException {
    LoudnessMeter meter = new LoudnessMeter(audio.sampleRate());
    run(audio, meter::take, cancellation);
    return meter.loudness();
  }

  /**
   * Writes a levelled recording of exactly the same length; twice where the limiter makes it too
   * quiet.
   *
   * @param to the WAV file to write, replaced if it exists
   * @return the new loudness
   */
  public Loudness write(PcmFile audio, Path to, Cancellation cancellation) throws IOException {
    Loudness written = writeOnce(audio, to, cancellation);
    return isTooQuiet(written) ? corrected(written).writeOnce(audio, to, cancellation) : written;
  }

  private Loudness writeOnce(PcmFile audio, Path to, Cancellation cancellation) throws IOException {
    LoudnessMeter meter = new LoudnessMeter(audio.sampleRate());
    short[] rounded = new short[BLOCK];
    try (WavWriter writer = WavWriter.create(to, audio.sampleRate())) {
      run(
          audio,
          (block, count) -> {
            for (int i = 0; i < count; i++) {
              rounded[i] = Rounding.toSample(block[i] * FULL_SCALE);
            }
            writer.append(rounded, count);
            meter.take(block, count);
          },
          cancellation);
    }
    return meter.loudness();
  }

  private interface Samples {
    /** Copies the first samples of a block that is overwritten afterwards. */
    void take(double[] block, int count) throws IOException;
  }

  private void run(PcmFile audio, Samples samples, Cancellation cancellation) throws IOException {
    double factor = Math.pow(10, gain / 20) / FULL_SCALE;
    Limiter limiter =
        new Limiter(Math.pow(10, (Loudness.CEILING - MARGIN) / 20), audio.sampleRate());
    int skip = limited ? limiter.delay() : 0;
    // The samples that the limiter holds at the end; fewer for a shorter recording.
    long held = Math.min(skip, audio.samples());
    short[] piece = new short[PIECE];
    double[] block = new double[BLOCK];
    try (PcmReader reader = audio.reader()) {
      for (int read = reader.read(piece, 0, PIECE); read > 0; read = reader.read(piece, 0, PIECE)) {
        cancellation.check();
        for (int from = 0; from < read; from += BLOCK) {
          int count = Math.min(BLOCK, read - from);
          for (int i = 0; i < count; i++) {
            block[i] = piece[from + i] * factor;
          }
          skip = pass(limiter, block, count, skip, samples);
        }
      }
    }
    for (long left = skip + held; left > 0; ) {
      int count = (int) Math.min(left, BLOCK);
      Arrays.fill(block, 0, count, 0);
      skip = pass(limiter, block, count, skip, samples);
      left -= count;
    }
  }

  /**
   * @param skip the number of the limiter's first samples that are not part of the recording
   * @return the number that remains
   */
  private int pass(Limiter limiter, double[] block, int count, int skip, Samples samples)
      throws IOException {
    if (limited) {
      limiter.limit(block, count);
    }
    int skipped = Math.min(skip, count);
    if (skipped > 0) {
      System.arraycopy(block, skipped, block, 0, count - skipped);
    }
    samples.take(block, count - skipped);
    return skip - skipped;
  }
}
