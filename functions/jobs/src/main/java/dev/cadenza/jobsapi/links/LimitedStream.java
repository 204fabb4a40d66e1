package dev.cadenza.jobsapi.links;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when there is more to read than a number of bytes. */
final class LimitedStream extends FilterInputStream {
  private final FetchFailure tooLarge;
  private long left;

  LimitedStream(InputStream content, long limit, FetchFailure tooLarge) {
    super(content);
    this.left = limit;
    this.tooLarge = tooLarge;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(read);
    return read;
  }

  private void count(int read) throws FetchFailure {
    left -= Math.max(0, read);
    if (left < 0) {
      throw tooLarge;
    }
  }
}
