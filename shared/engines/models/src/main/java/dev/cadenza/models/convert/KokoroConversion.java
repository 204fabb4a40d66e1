package dev.cadenza.models.convert;

import java.io.IOException;
import java.nio.file.Path;

/** Kokoro from an 8-bit graph to a float one. */
public final class KokoroConversion {
  private KokoroConversion() {}

  /** Not written yet. */
  @SuppressWarnings("DoNotCallSuggester")
  public static void convert(Path int8Onnx, Path target) throws IOException {
    throw new UnsupportedOperationException("The conversion of Kokoro is not written yet.");
  }
}
