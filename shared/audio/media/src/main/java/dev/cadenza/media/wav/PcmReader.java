package dev.cadenza.media.wav;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Reads a range of samples of a file, with a buffer of fixed size. */
public final class PcmReader implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final FileChannel file;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private long position;
  private long remaining;

  PcmReader(PcmFile audio, long from, long to) throws IOException {
    this.file = FileChannel.open(audio.path(), StandardOpenOption.READ);
    this.position = audio.dataOffset() + from * 2;
    this.remaining = Math.max(0, to - from);
  }

  /**
   * Reads some samples.
   *
   * @return the number of samples, at least one, or -1 at the end
   * @throws EOFException if the file is shorter than its header states
   */
  public int read(short[] into, int offset, int length) throws IOException {
    if (remaining == 0) {
      return -1;
    }
    if (buffer.remaining() < 2) {
      fill();
    }
    int count = (int) Math.min(Math.min(length, remaining), buffer.remaining() / 2);
    buffer.asShortBuffer().get(into, offset, count);
    buffer.position(buffer.position() + 2 * count);
    remaining -= count;
    return count;
  }

  private void fill() throws IOException {
    buffer.clear();
    while (buffer.position() < 2) {
      int count = file.read(buffer, position + buffer.position());
      if (count < 0) {
        throw new EOFException("The audio ends " + remaining + " samples early.");
      }
    }
    // An odd byte is read again with the rest of its sample.
    buffer.flip().limit(buffer.limit() & ~1);
    position += buffer.limit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
