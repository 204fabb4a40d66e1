package dev.cadenza.models.fetch;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the regular files of a tarball, in order: blocks of 512 bytes, a header and then the
 * contents (POSIX.1-1988 ustar). Other entries are skipped.
 */
final class TarReader implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE = 156;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;

  private final InputStream in;
  private String name = "";
  private long left;
  private long padding;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** Moves to the next regular file; false at the end. */
  boolean next() throws IOException {
    while (true) {
      in.skipNBytes(left + padding);
      byte[] header = in.readNBytes(BLOCK);
      if (header.length == 0 || (header.length == BLOCK && header[NAME] == 0)) {
        return false;
      }
      if (header.length < BLOCK) {
        throw new EOFException("a tarball ends within a header");
      }
      left = size(header);
      padding = (BLOCK - left % BLOCK) % BLOCK;
      String prefix = text(header, PREFIX, PREFIX_LENGTH);
      name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, NAME, NAME_LENGTH);
      if (header[TYPE] == '0' || header[TYPE] == 0) {
        return true;
      }
    }
  }

  /** The path of the file in the tarball. */
  String name() {
    return name;
  }

  /** The remaining bytes of the file. */
  InputStream content() {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int n = in.read(buffer, offset, (int) Math.min(length, left));
        if (n < 0) {
          throw new EOFException("a tarball ends within a file");
        }
        left -= n;
        return n;
      }

      @Override
      public void close() {
        // The tarball continues.
      }
    };
  }

  private static long size(byte[] header) throws IOException {
    String octal = text(header, SIZE, SIZE_LENGTH).strip();
    try {
      return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
    } catch (NumberFormatException e) {
      throw new java.util.zip.ZipException("a tarball has an invalid size: " + octal);
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
