package dev.cadenza.neural.kokoro;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.Voice;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A voice of Kokoro's.
 *
 * @param style how it sounds, such as "low, calm"
 * @param grade by the model's makers, for the training data and the result, from A to F; empty
 *     where they give none
 * @param file float32[510, 1, 256], little endian: a style vector for each number of phonemes
 */
public record KokoroVoice(Voice voice, String style, String grade, Path file) {
  /** The length of a style vector. */
  public static final int STYLE = 256;

  /** So many vectors are in a voice's file. */
  public static final int ROWS = 510;

  private static final long BYTES = (long) ROWS * STYLE * Float.BYTES;

  public KokoroVoice {
    requireNonNull(voice, "voice");
    requireNonNull(style, "style");
    requireNonNull(grade, "grade");
    requireNonNull(file, "file");
  }

  /**
   * The style vector for an utterance.
   *
   * @param phonemes how many tokens are spoken, without padding
   * @throws TransientFailure {@code model_failed} if the file is damaged
   */
  public float[] style(int phonemes) throws IOException {
    int row = Math.clamp(phonemes, 0, ROWS - 1);
    ByteBuffer bytes = ByteBuffer.allocate(STYLE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() != BYTES) {
        throw new TransientFailure(
            "model_failed",
            "The voice file %s has %d bytes, not %d. Run \"cadenza models install\"."
                .formatted(file, channel.size(), BYTES),
            null);
      }
      long position = (long) row * bytes.capacity();
      while (bytes.hasRemaining()) {
        channel.read(bytes, position + bytes.position());
      }
    }
    float[] style = new float[STYLE];
    bytes.flip().asFloatBuffer().get(style);
    return style;
  }

  /** espeak-ng's voice file for the language: for British English and French the general one. */
  String espeakVoice() {
    return switch (voice.language()) {
      case "en-US" -> "en-us";
      case "en-GB" -> "en";
      case "es-ES" -> "es";
      case "fr-FR" -> "fr";
      case "hi-IN" -> "hi";
      case "it-IT" -> "it";
      case "pt-BR" -> "pt-br";
      default -> throw new IllegalArgumentException("No phonemes for " + voice.language());
    };
  }
}
