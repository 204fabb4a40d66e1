package dev.cadenza.media.speech;

import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavHeader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An internal WAV file with any number of channels, read in blocks of a second and overwritten with
 * one channel of the same length.
 */
final class ChannelFile implements AutoCloseable {
  private static final int FRONT_CENTRE = 0x4;

  private final Path path;
  private final FileChannel file;
  private final WavHeader header;
  private final ByteBuffer buffer;
  private long next;
  private long written;

  private ChannelFile(Path path, FileChannel file, WavHeader header) {
    this.path = path;
    this.file = file;
    this.header = header;
    this.buffer =
        ByteBuffer.allocate(header.sampleRate() * header.channels() * Short.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  static ChannelFile open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      return new ChannelFile(path, file, WavHeader.read(file));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  int channels() {
    return header.channels();
  }

  int sampleRate() {
    return header.sampleRate();
  }

  /** The centre channel, or -1 if it does not exist or is unknown. */
  int centre() {
    int before = Integer.bitCount(header.speakers() & (FRONT_CENTRE - 1));
    return (header.speakers() & FRONT_CENTRE) != 0 && before < channels() ? before : -1;
  }

  /** Samples of each channel. */
  long length() {
    return header.dataBytes() / (Short.BYTES * (long) channels());
  }

  void rewind() {
    next = 0;
  }

  /**
   * Reads the next second.
   *
   * @param block receives its samples, interleaved
   * @return the number of frames, 0 at the end
   */
  int read(short[] block) throws IOException {
    int moments = (int) Math.min(sampleRate(), length() - next);
    buffer.clear().limit(moments * channels() * Short.BYTES);
    long from = header.dataOffset() + next * channels() * Short.BYTES;
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("The WAV file was truncated.");
      }
    }
    buffer.flip();
    for (int i = 0; i < moments * channels(); i++) {
      block[i] = buffer.getShort();
    }
    next += moments;
    return moments;
  }

  /**
   * Writes one channel over the part that has been read; it is shorter, so unread samples are not
   * overwritten.
   */
  void overwrite(short[] samples, int count) throws IOException {
    buffer.clear();
    for (int i = 0; i < count; i++) {
      buffer.putShort(samples[i]);
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      written += file.write(buffer, WavHeader.SIZE + written);
    }
  }

  /** Truncates the file to the written part. */
  PcmFile finish() throws IOException {
    file.truncate(WavHeader.SIZE + written);
    file.write(WavHeader.ofOneChannel(sampleRate(), written).bytes(0), 0);
    return new PcmFile(path, sampleRate(), WavHeader.SIZE, written / Short.BYTES);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
