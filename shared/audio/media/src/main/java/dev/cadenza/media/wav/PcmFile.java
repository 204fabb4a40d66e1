package dev.cadenza.media.wav;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.TimeSpan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * A WAV file of signed 16-bit samples of one channel, of any length.
 *
 * @param sampleRate in hertz
 * @param dataOffset the offset of the samples in bytes
 * @param samples the number of samples
 */
public record PcmFile(Path path, int sampleRate, long dataOffset, long samples) {
  /** The sample rate of recognizers. */
  public static final int SPEECH_RATE = 16_000;

  public PcmFile {
    requireNonNull(path, "path");
    if (sampleRate <= 0 || dataOffset < 0 || samples < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d samples at %d Hz from byte %d?", samples, sampleRate, dataOffset));
    }
  }

  /**
   * @throws IOException if the format is not supported
   */
  public static PcmFile open(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      WavHeader header = WavHeader.read(file);
      if (header.channels() != 1) {
        throw new IOException("Unsupported WAV file with " + header.channels() + " channels.");
      }
      return new PcmFile(path, header.sampleRate(), header.dataOffset(), header.dataBytes() / 2);
    }
  }

  public double seconds() {
    return (double) samples / sampleRate;
  }

  /** Reads it from the start, in blocks. */
  public PcmReader reader() throws IOException {
    return new PcmReader(this, 0, samples);
  }

  /** Reads a span of it, in blocks, limited to the length of the file. */
  public PcmReader reader(TimeSpan span) throws IOException {
    return new PcmReader(this, sampleAt(span.start()), sampleAt(span.end()));
  }

  /** A short span of it, in memory. */
  public Pcm read(TimeSpan span) throws IOException {
    short[] buffer = new short[Math.toIntExact(sampleAt(span.end()) - sampleAt(span.start()))];
    try (PcmReader reader = reader(span)) {
      for (int filled = 0; filled < buffer.length; ) {
        filled += reader.read(buffer, filled, buffer.length - filled);
      }
    }
    return Pcm.of(buffer, sampleRate);
  }

  private long sampleAt(double seconds) {
    return Math.clamp(Math.round(seconds * sampleRate), 0L, samples);
  }
}
