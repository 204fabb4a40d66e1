package dev.cadenza.models.convert;

import java.io.IOException;
import java.nio.file.Path;

/** Whisper from CTranslate2's format to ggml. */
public final class WhisperConversion {
  private WhisperConversion() {}

  /** Not written yet. */
  @SuppressWarnings("DoNotCallSuggester")
  public static void convert(Path ctranslate2ModelBin, Path tokenizerJson, Path target)
      throws IOException {
    throw new UnsupportedOperationException("The conversion of Whisper is not written yet.");
  }
}
