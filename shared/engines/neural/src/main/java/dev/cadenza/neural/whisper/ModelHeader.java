package dev.cadenza.neural.whisper;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The dimensions at the beginning of a model file of whisper.cpp.
 *
 * @param vocabulary how many tokens, special ones included
 * @param encoderLayers how many
 * @param decoderLayers how many
 */
record ModelHeader(int vocabulary, int encoderLayers, int decoderLayers) {
  private static final int GGML = 0x67676d6c;
  private static final int VALUES = 10;

  /** English-only models have one token fewer than the smallest multilingual ones. */
  private static final int MULTILINGUAL = 51_865;

  /** Tokens of a multilingual model that are no language's. */
  private static final int OTHER_TOKENS = 51_766;

  private static final int SMALLEST = 4;

  // enum whisper_alignment_heads_preset.
  private static final int TOP_MOST_LAYERS = 1;
  private static final int TINY_EN = 3;
  private static final int LARGE_V3 = 13;
  private static final int LARGE_V3_TURBO = 14;

  /**
   * @throws IOException if it cannot be read or is not such a file
   */
  static ModelHeader read(Path model) throws IOException {
    byte[] bytes = new byte[VALUES * Integer.BYTES];
    try (DataInputStream in = new DataInputStream(Files.newInputStream(model))) {
      in.readFully(bytes);
    } catch (EOFException e) {
      throw new IOException(model + " is too short for a model of whisper.cpp.", e);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt(0) != GGML) {
      throw new IOException(model + " is not a model of whisper.cpp (ggml).");
    }
    return new ModelHeader(
        header.getInt(4), header.getInt(5 * Integer.BYTES), header.getInt(9 * Integer.BYTES));
  }

  boolean multilingual() {
    return vocabulary >= MULTILINGUAL;
  }

  /** How many of the library's languages it knows, the first ones. */
  int languages() {
    return multilingual() ? vocabulary - OTHER_TOKENS : 1;
  }

  /**
   * By how much the attention of these heads is behind the sound, in seconds; measured on speech
   * whose times are known.
   */
  double lag() {
    return encoderLayers == SMALLEST ? 0.1 : 0;
  }

  /**
   * The attention heads that follow the sound: whisper.cpp's preset of the published models, or
   * else all of the last layers.
   */
  int alignmentHeads() {
    int size =
        switch (encoderLayers) {
          case SMALLEST -> 0;
          case 6 -> 1;
          case 12 -> 2;
          case 24 -> 3;
          default -> -1;
        };
    if (encoderLayers == decoderLayers && size >= 0) {
      return TINY_EN + 2 * size + (multilingual() ? 1 : 0);
    }
    if (encoderLayers == 32 && vocabulary > MULTILINGUAL) {
      return decoderLayers == 32 ? LARGE_V3 : decoderLayers == 4 ? LARGE_V3_TURBO : TOP_MOST_LAYERS;
    }
    return TOP_MOST_LAYERS;
  }
}
