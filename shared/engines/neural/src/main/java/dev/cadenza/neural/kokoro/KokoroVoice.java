package dev.cadenza.neural.kokoro;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.Voice;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * A voice of Kokoro's.
 *
 * @param file float32[510, 1, 256], little endian: a style vector for each number of phonemes
 */
public record KokoroVoice(Voice voice, Path file) implements Style {
  /** The length of a style vector. */
  public static final int STYLE = 256;

  /** So many vectors are in a voice's file. */
  public static final int ROWS = 510;

  private static final long BYTES = (long) ROWS * STYLE * Float.BYTES;

  public KokoroVoice {
    requireNonNull(voice, "voice");
    requireNonNull(file, "file");
  }

  @Override
  public float[] vector(int phonemes) throws IOException {
    int row = Math.clamp(phonemes, 0, ROWS - 1);
    byte[] bytes = new byte[STYLE * Float.BYTES];
    // Not a channel, which an interrupt would close.
    try (RandomAccessFile styles = new RandomAccessFile(file.toFile(), "r")) {
      if (styles.length() != BYTES) {
        throw new TransientFailure(
            "model_failed",
            "The voice file %s has %d bytes, not %d. Run \"cadenza models install\"."
                .formatted(file, styles.length(), BYTES),
            null);
      }
      styles.seek((long) row * bytes.length);
      styles.readFully(bytes);
    }
    float[] style = new float[STYLE];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(style);
    return style;
  }
}
