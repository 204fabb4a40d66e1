package dev.cadenza.pipeline.files;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Lossless compression of stored audio files.
 *
 * @param pack compresses a WAV file
 * @param unpack restores a WAV file with the same samples
 */
public record Packing(Conversion pack, Conversion unpack) {
  private static final String SOUND = ".wav";
  private static final String PACKED = ".packed";

  public Packing {
    requireNonNull(pack, "pack");
    requireNonNull(unpack, "unpack");
  }

  /** Converts one file to another. */
  @FunctionalInterface
  public interface Conversion {
    void convert(Path from, Path to) throws IOException, InterruptedException;
  }

  /** Whether a file is uncompressed audio of minutes or hours. */
  public static boolean isSound(String name) {
    return name.endsWith(SOUND);
  }

  static String packed(String name) {
    return name + PACKED;
  }

  static boolean isPacked(String name) {
    return name.endsWith(PACKED);
  }
}
