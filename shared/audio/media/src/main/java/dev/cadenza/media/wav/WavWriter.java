package dev.cadenza.media.wav;

import dev.cadenza.media.Cancellation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a WAV file of signed 16-bit samples of one channel, in blocks.
 *
 * <p>Its header is valid only after {@link #close}.
 */
public final class WavWriter implements AutoCloseable {
  /** The limit of the format's 32-bit lengths. */
  private static final long MAX_DATA_BYTES = 0xFFFF_FFFFL - WavHeader.SIZE;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path path;
  private final int sampleRate;
  private final FileChannel file;
  private final byte[] info;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long samples;

  private WavWriter(Path path, int sampleRate, FileChannel file, byte[] info) {
    this.path = path;
    this.sampleRate = sampleRate;
    this.file = file;
    this.info = info;
  }

  /**
   * @param sampleRate in hertz
   */
  public static WavWriter create(Path path, int sampleRate) throws IOException {
    return create(path, sampleRate, Map.of());
  }

  /**
   * @param sampleRate in hertz
   * @param tags {@code title}, {@code artist}, {@code genre} and {@code comment} are kept
   */
  public static WavWriter create(Path path, int sampleRate, Map<String, String> tags)
      throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    file.position(WavHeader.SIZE);
    return new WavWriter(path, sampleRate, file, InfoChunk.of(tags));
  }

  /**
   * @throws IllegalArgumentException for audio with another sample rate
   */
  public void append(Pcm sound) throws IOException {
    requireRate(sound.sampleRate());
    append(sound.toArray(), sound.length());
  }

  /**
   * Appends a file, in blocks.
   *
   * @throws IllegalArgumentException if it has another sample rate
   */
  public void append(PcmFile sound, Cancellation cancellation) throws IOException {
    requireRate(sound.sampleRate());
    short[] piece = new short[8_192];
    try (PcmReader reader = sound.reader()) {
      for (int read = reader.read(piece, 0, piece.length);
          read > 0;
          read = reader.read(piece, 0, piece.length)) {
        cancellation.check();
        append(piece, read);
      }
    }
  }

  private void requireRate(int rate) {
    if (rate != sampleRate) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Audio of %d Hz for a file of %d Hz.", rate, sampleRate));
    }
  }

  /** Appends the first samples of an array. */
  public void append(short[] sound, int count) throws IOException {
    for (int done = 0; done < count; ) {
      if (buffer.remaining() < 2) {
        flush();
      }
      int part = Math.min(count - done, buffer.remaining() / 2);
      buffer.asShortBuffer().put(sound, done, part);
      buffer.position(buffer.position() + 2 * part);
      samples += part;
      done += part;
    }
  }

  public void appendSilence(double seconds) throws IOException {
    short[] silence = new short[8_192];
    for (long left = Math.round(seconds * sampleRate); left > 0; left -= silence.length) {
      append(silence, (int) Math.min(left, silence.length));
    }
  }

  /** In hertz. */
  public int sampleRate() {
    return sampleRate;
  }

  /** The length so far. */
  public double seconds() {
    return (double) samples / sampleRate;
  }

  private void flush() throws IOException {
    if (samples * 2 > MAX_DATA_BYTES) {
      throw new IOException("A WAV file has at most 4 GB.");
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  /** The file, complete after the writer is closed. */
  public PcmFile file() {
    return new PcmFile(path, sampleRate, WavHeader.SIZE, samples);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      flush();
      ByteBuffer after = ByteBuffer.wrap(info);
      while (after.hasRemaining()) {
        file.write(after);
      }
      file.write(WavHeader.ofOneChannel(sampleRate, samples * 2).bytes(info.length), 0);
    }
  }
}
