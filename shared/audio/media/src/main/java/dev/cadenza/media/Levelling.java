package dev.cadenza.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What brings a recording to the usual loudness: one gain for all of it, and a limiter where that
 * would lift peaks beyond the ceiling.
 *
 * @param gain in decibels
 */
public record Levelling(double gain, boolean limited) {
  /** Does not change a recording. */
  public static final Levelling NONE = new Levelling(0, false);

  /** Beyond this it is noise that would be lifted, in decibels. */
  private static final double MAX_GAIN = 30;

  /** By how much a peak between two samples may be higher than it looks, in decibels. */
  private static final double MARGIN = 0.3;

  private static final double FULL_SCALE = 32_768;

  /** Samples that are read at a time. */
  private static final int PIECE = 8_192;

  /** Samples that are worked on at a time: few, as the limiter is quick where no peak is near. */
  private static final int BLOCK = 512;

  /** What a gain has to be to bring a recording from its loudness to the target. */
  static Levelling of(Loudness before) {
    if (!before.measured()) {
      return NONE;
    }
    double gain = Math.min(MAX_GAIN, Loudness.TARGET - before.integrated());
    return new Levelling(gain, before.truePeak() + gain > Loudness.CEILING);
  }

  /** The same with more gain, for what the limiter took away. */
  Levelling corrected(Loudness after) {
    return new Levelling(Math.min(MAX_GAIN, gain + Loudness.TARGET - after.integrated()), limited);
  }

  /** How loud a recording is once levelled. */
  Loudness measured(PcmFile audio, Cancellation cancellation) throws IOException {
    LoudnessMeter meter = new LoudnessMeter(audio.sampleRate());
    run(audio, meter::take, cancellation);
    return meter.loudness();
  }

  /**
   * Writes a recording levelled, as long to the sample.
   *
   * @param to the WAV file to write, replaced if it is there
   * @return how loud it has become
   */
  public Loudness write(PcmFile audio, Path to, Cancellation cancellation) throws IOException {
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
    /** Takes the first samples of a block that is overwritten afterwards. */
    void take(double[] block, int count) throws IOException;
  }

  private void run(PcmFile audio, Samples samples, Cancellation cancellation) throws IOException {
    double factor = Math.pow(10, gain / 20) / FULL_SCALE;
    Limiter limiter =
        new Limiter(Math.pow(10, (Loudness.CEILING - MARGIN) / 20), audio.sampleRate());
    int skip = limited ? limiter.delay() : 0;
    // What the limiter still holds at the end; of a shorter sound, only what there was.
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
   * @param skip how many of the limiter's first samples are not of the sound
   * @return how many of them are left
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
