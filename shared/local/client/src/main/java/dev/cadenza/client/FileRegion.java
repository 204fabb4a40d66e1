package dev.cadenza.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A region of a file as a request body, read in pieces while it is sent: parts are too large for
 * memory.
 *
 * @param offset of its first byte
 * @param size in bytes
 */
record FileRegion(FileChannel file, long offset, long size) {
  private static final int PIECE = 1 << 18;

  BodyPublisher body() {
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(() -> new Pieces(this)), size);
  }

  private byte[] read(long position) {
    byte[] piece = new byte[(int) Math.min(PIECE, size - position)];
    ByteBuffer buffer = ByteBuffer.wrap(piece);
    try {
      while (buffer.hasRemaining()) {
        if (file.read(buffer, offset + position + buffer.position()) < 0) {
          throw new IOException("the file was truncated while it was sent");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return piece;
  }

  private static final class Pieces implements Iterator<byte[]> {
    private final FileRegion region;
    private long position;

    Pieces(FileRegion region) {
      this.region = region;
    }

    @Override
    public boolean hasNext() {
      return position < region.size();
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      byte[] piece = region.read(position);
      position += piece.length;
      return piece;
    }
  }
}
