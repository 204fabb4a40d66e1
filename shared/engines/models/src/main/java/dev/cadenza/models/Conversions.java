package dev.cadenza.models;

import dev.cadenza.models.convert.KokoroConversion;
import dev.cadenza.models.convert.WhisperConversion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Builds files of models from others. */
@FunctionalInterface
public interface Conversions {
  /** The conversions in the catalogue. */
  Conversions BUILT_IN =
      (kind, inputs, target) -> {
        switch (kind) {
          case "whisper" -> WhisperConversion.convert(inputs.get(0), inputs.get(1), target);
          case "kokoro" -> KokoroConversion.convert(inputs.getFirst(), target);
          default -> throw new IllegalArgumentException("unknown conversion: " + kind);
        }
      };

  /**
   * Builds one file.
   *
   * @param inputs in the order of the catalogue
   * @param target does not exist yet
   */
  void convert(String kind, List<Path> inputs, Path target) throws IOException;
}
