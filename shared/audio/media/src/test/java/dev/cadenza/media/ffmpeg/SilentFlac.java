package dev.cadenza.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A FLAC file of silence (RFC 9639): an hour takes a few KB. */
final class SilentFlac {
  private static final int RATE = 8_000;
  private static final int BLOCK = 65_535;
  private static final int INFO_SIZE = 34;

  private SilentFlac() {}

  /**
   * @param declared whether the file says how long it is
   */
  static byte[] of(int hours, boolean declared) {
    long samples = hours * 3600L * RATE;
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer info = ByteBuffer.allocate(4 + INFO_SIZE);
    // The last block of metadata, and the only one.
    info.putInt(0x80 << 24 | INFO_SIZE);
    info.putShort((short) BLOCK).putShort((short) BLOCK);
    info.put(new byte[6]);
    // 20 bits of the rate, 3 of the channels less one, 5 of the sample size less one, 36 of the
    // length.
    info.putLong((long) RATE << 44 | 15L << 36 | (declared ? samples : 0));
    file.writeBytes(info.array());
    for (long frame = 0; frame * BLOCK < samples; frame++) {
      file.writeBytes(frame((int) frame));
    }
    return file.toByteArray();
  }

  private static byte[] frame(int number) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    // A fixed block size, given in 16 bits; 8 kHz, one channel of 16 bits.
    frame.writeBytes(new byte[] {(byte) 0xff, (byte) 0xf8, 0x74, 0x08});
    frame.writeBytes(new String(Character.toChars(number)).getBytes(StandardCharsets.UTF_8));
    frame.writeBytes(new byte[] {(byte) ((BLOCK - 1) >> 8), (byte) (BLOCK - 1)});
    frame.write(remainder(frame.toByteArray(), 8, 0x07));
    // A constant of zero.
    frame.writeBytes(new byte[3]);
    int check = remainder(frame.toByteArray(), 16, 0x8005);
    frame.writeBytes(new byte[] {(byte) (check >> 8), (byte) check});
    return frame.toByteArray();
  }

  /** A cyclic redundancy check. */
  private static int remainder(byte[] bytes, int width, int polynomial) {
    int mask = (1 << width) - 1;
    int value = 0;
    for (byte each : bytes) {
      value ^= (each & 0xff) << (width - 8);
      for (int bit = 0; bit < 8; bit++) {
        boolean carry = (value >> (width - 1) & 1) == 1;
        value = (value << 1 ^ (carry ? polynomial : 0)) & mask;
      }
    }
    return value;
  }
}
