package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes sound files smaller while they are kept, without losing any of it.
 *
 * @param pack makes the smaller file of a WAV file
 * @param unpack makes a WAV file with the same samples of the smaller one
 */
public record Packing(Conversion pack, Conversion unpack) {
  private static final String SOUND = ".wav";
  private static final String PACKED = ".packed";

  public Packing {
    requireNonNull(pack, "pack");
    requireNonNull(unpack, "unpack");
  }

  /** Makes a file of another. */
  @FunctionalInterface
  public interface Conversion {
    void convert(Path from, Path to) throws IOException, InterruptedException;
  }

  /** Whether a file is sound as it comes, whose length is minutes or hours of it. */
  static boolean isSound(String name) {
    return name.endsWith(SOUND);
  }

  static String packed(String name) {
    return name + PACKED;
  }

  static boolean isPacked(String name) {
    return name.endsWith(PACKED);
  }
}
