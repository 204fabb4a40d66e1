package dev.cadenza.media.wav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The length of the sound that a WAV file states. A program that was stopped while it recorded left
 * an earlier one; ffmpeg would end there.
 */
public final class WavLength {
  private static final int HEADER = 12;
  private static final int CHUNK = 8;
  private static final int MAX_CHUNKS = 100;

  private WavLength() {}

  /**
   * Whether the file has more sound than it states: what follows is not a chunk. A length of zero
   * is left to ffmpeg, which knows it as unknown.
   */
  public static boolean isTooShort(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer start = read(channel, 0, HEADER);
      if (start.remaining() < HEADER
          || !name(start, 0).equals("RIFF")
          || !name(start, 8).equals("WAVE")) {
        return false;
      }
      long at = HEADER;
      for (int i = 0; i < MAX_CHUNKS; i++) {
        ByteBuffer chunk = read(channel, at, CHUNK);
        if (chunk.remaining() < CHUNK) {
          return false;
        }
        long length = Integer.toUnsignedLong(chunk.getInt(4));
        long next = at + CHUNK + length + length % 2;
        if (name(chunk, 0).equals("data")) {
          return length > 0 && next < channel.size() && !isChunk(channel, next);
        }
        at = next;
      }
      return false;
    } catch (IOException e) {
      // ffmpeg reports files that cannot be read.
      return false;
    }
  }

  private static boolean isChunk(SeekableByteChannel channel, long at) throws IOException {
    ByteBuffer chunk = read(channel, at, CHUNK);
    return chunk.remaining() < CHUNK
        || (name(chunk, 0).matches("[A-Za-z0-9_ ]{4}")
            && at + CHUNK + Integer.toUnsignedLong(chunk.getInt(4)) <= channel.size());
  }

  private static String name(ByteBuffer bytes, int at) {
    return StandardCharsets.ISO_8859_1.decode(bytes.slice(at, 4)).toString();
  }

  private static ByteBuffer read(SeekableByteChannel channel, long at, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until it is full, or the file ends.
    }
    return bytes.flip();
  }
}
