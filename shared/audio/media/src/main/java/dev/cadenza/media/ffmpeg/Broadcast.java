package dev.cadenza.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * MPEG transport and program streams, the formats of broadcasts and discs: their clock may restart
 * within the file.
 */
final class Broadcast {
  private static final byte SYNC = 0x47;

  /** Packet sizes: plain, with arrival time, with error correction. */
  private static final int[] PACKETS = {188, 192, 204};

  private static final int IN_A_ROW = 5;
  private static final int LOOKED_AT = 204 * (IN_A_ROW + 1);

  private Broadcast() {}

  /** Whether a file begins like one of them. */
  static boolean looksLike(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(LOOKED_AT);
    }
    for (int packet : PACKETS) {
      for (int offset = 0; offset < packet; offset++) {
        if (inStep(head, offset, packet)) {
          return true;
        }
      }
    }
    return head.length > 4
        && head[0] == 0
        && head[1] == 0
        && head[2] == 1
        && head[3] == (byte) 0xBA;
  }

  private static boolean inStep(byte[] head, int offset, int packet) {
    for (int i = 0; i < IN_A_ROW; i++) {
      int at = offset + i * packet;
      if (at >= head.length || head[at] != SYNC) {
        return false;
      }
    }
    return true;
  }
}
