package dev.cadenza.embeddedengines;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The protocol between {@link EspeakProcess} and {@link ChildLoop}: numbers are big-endian; texts
 * and samples are preceded by their length in bytes.
 *
 * <p>A request is voice, rate, text. The response consists of frames: any number of {@link #SOUND},
 * {@link #WORD} and {@link #PHONES}, then {@link #END} or {@link #REFUSED}.
 */
final class EspeakFrames {
  /** Samples, 16 bits each. */
  static final byte SOUND = 1;

  /** A word begins: its position in code points, the time in milliseconds. */
  static final byte WORD = 2;

  /** The end of the speech. */
  static final byte END = 3;

  /** The library rejected the request; a text contains the reason. */
  static final byte REFUSED = 4;

  /** The sample rate, and the phones with their ends, in flite's format. */
  static final byte PHONES = 5;

  /** The maximum size of a request or frame: a broken stream must not fill the memory. */
  private static final int MAX_BYTES = 1 << 24;

  private EspeakFrames() {}

  static void write(DataOutputStream stream, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    stream.writeInt(utf8.length);
    stream.write(utf8);
  }

  static String readText(DataInputStream stream) throws IOException {
    return new String(readBytes(stream), StandardCharsets.UTF_8);
  }

  static void write(DataOutputStream stream, short[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length);
    bytes.asShortBuffer().put(samples);
    stream.writeInt(bytes.capacity());
    stream.write(bytes.array());
  }

  static ShortBuffer readSamples(DataInputStream stream) throws IOException {
    return ByteBuffer.wrap(readBytes(stream)).asShortBuffer();
  }

  private static byte[] readBytes(DataInputStream stream) throws IOException {
    int length = stream.readInt();
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("A frame of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    stream.readFully(bytes);
    return bytes;
  }
}
