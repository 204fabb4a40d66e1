package dev.cadenza.media.wav;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The part of a WAV file before its samples (RIFF, little-endian), of 16-bit samples.
 *
 * @param speakers the loudspeakers of the channels, one bit each in Microsoft's order; 0 if unknown
 */
public record WavHeader(
    int sampleRate, int channels, int speakers, long dataOffset, long dataBytes) {
  public static final int SIZE = 44;

  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int EXTENSIBLE_BYTES = 40;

  private static final int RIFF = tag("RIFF");
  private static final int WAVE = tag("WAVE");
  private static final int FMT = tag("fmt ");
  private static final int DATA = tag("data");
  private static final int FORMAT_BYTES = 16;

  public static WavHeader ofOneChannel(int sampleRate, long dataBytes) {
    return new WavHeader(sampleRate, 1, 0, SIZE, dataBytes);
  }

  /**
   * The shortest header: the format of one channel, then the samples.
   *
   * @param after the number of bytes after the samples
   */
  public ByteBuffer bytes(long after) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(RIFF).putInt((int) (SIZE - 8 + dataBytes + after)).putInt(WAVE);
    bytes.putInt(FMT).putInt(FORMAT_BYTES);
    bytes.putShort((short) 1).putShort((short) 1);
    bytes.putInt(sampleRate).putInt(sampleRate * 2).putShort((short) 2).putShort((short) 16);
    bytes.putInt(DATA).putInt((int) dataBytes);
    return bytes.flip();
  }

  /**
   * @throws IOException if the format is not supported
   */
  public static WavHeader read(FileChannel file) throws IOException {
    ByteBuffer riff = block(file, 0, 12);
    if (riff.getInt(0) != RIFF || riff.getInt(8) != WAVE) {
      throw new IOException("Not a WAV file.");
    }
    WavHeader format = ofOneChannel(0, 0);
    long position = 12;
    while (true) {
      ByteBuffer chunk = block(file, position, 8);
      long length = Integer.toUnsignedLong(chunk.getInt(4));
      position += 8;
      if (chunk.getInt(0) == FMT) {
        format = format(block(file, position, (int) Math.min(length, EXTENSIBLE_BYTES)));
      } else if (chunk.getInt(0) == DATA) {
        // A writer that was stopped, or that wrote into a pipe, left a wrong length.
        long bytes = Math.min(length, file.size() - position);
        return new WavHeader(
            format.sampleRate(), format.channels(), format.speakers(), position, bytes);
      }
      // Chunks begin at even offsets.
      position += length + (length & 1);
    }
  }

  private static WavHeader format(ByteBuffer format) throws IOException {
    if (format.limit() < FORMAT_BYTES) {
      throw new IOException("The WAV file's format chunk is truncated.");
    }
    int encoding = Short.toUnsignedInt(format.getShort(0));
    boolean extensible = encoding == EXTENSIBLE && format.limit() >= EXTENSIBLE_BYTES;
    int samples = extensible ? format.getShort(24) : encoding;
    int channels = format.getShort(2);
    int bits = format.getShort(14);
    if (samples != PCM || channels < 1 || bits != 16 || format.getInt(4) <= 0) {
      throw new IOException("Not a WAV file with 16-bit samples.");
    }
    return new WavHeader(format.getInt(4), channels, extensible ? format.getInt(20) : 0, 0, 0);
  }

  private static ByteBuffer block(FileChannel file, long position, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("The WAV file ends in its header.");
      }
    }
    return bytes.flip();
  }

  private static int tag(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
