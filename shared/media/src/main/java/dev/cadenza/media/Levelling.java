package dev.cadenza.media;

import java.io.IOException;
import java.nio.file.Path;

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
  private static final double MOST_GAIN = 30;

  /** By how much a peak between two samples may be higher than it looks, in decibels. */
  private static final double MARGIN = 0.3;

  private static final double FULL_SCALE = 32_768;

  /** What a gain has to be to bring a recording from its loudness to the target. */
  static Levelling of(Loudness before) {
    if (!before.measured()) {
      return NONE;
    }
    double gain = Math.min(MOST_GAIN, Loudness.TARGET - before.integrated());
    return new Levelling(gain, before.truePeak() + gain > Loudness.CEILING);
  }

  /** The same with more gain, for what the limiter took away. */
  Levelling corrected(Loudness after) {
    return new Levelling(Math.min(MOST_GAIN, gain + Loudness.TARGET - after.integrated()), limited);
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
    try (WavWriter writer = WavWriter.create(to, audio.sampleRate())) {
      run(
          audio,
          sample -> {
            long value = Math.round(sample * FULL_SCALE);
            writer.append((short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE));
            meter.take(sample);
          },
          cancellation);
    }
    return meter.loudness();
  }

  private interface Samples {
    void take(double sample) throws IOException;
  }

  private void run(PcmFile audio, Samples samples, Cancellation cancellation) throws IOException {
    double factor = Math.pow(10, gain / 20) / FULL_SCALE;
    Limiter limiter =
        new Limiter(Math.pow(10, (Loudness.CEILING - MARGIN) / 20), audio.sampleRate());
    int late = limited ? limiter.delay() : 0;
    short[] buffer = new short[8_192];
    try (PcmReader reader = audio.reader()) {
      int skip = late;
      for (int count = reader.read(buffer, 0, buffer.length);
          count > 0;
          count = reader.read(buffer, 0, buffer.length)) {
        cancellation.check();
        for (int i = 0; i < count; i++) {
          double sample = buffer[i] * factor;
          double levelled = limited ? limiter.next(sample) : sample;
          if (skip > 0) {
            skip--;
          } else {
            samples.take(levelled);
          }
        }
      }
      // What the limiter still holds; of a sound that is shorter than that, only what there was.
      long held = Math.min(late, audio.samples());
      for (int i = skip; i > 0; i--) {
        limiter.next(0);
      }
      for (long i = 0; i < held; i++) {
        samples.take(limiter.next(0));
      }
    }
  }
}
