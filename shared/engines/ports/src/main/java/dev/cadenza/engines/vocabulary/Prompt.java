package dev.cadenza.engines.vocabulary;

import java.util.List;
import java.util.Optional;

/** A vocabulary as the text that a recognizer like Whisper believes to have been said before. */
public final class Prompt {
  /** Whisper reads the last 224 tokens, and a rare name may have a token for each two letters. */
  static final int MAX_CHARACTERS = 400;

  private Prompt() {}

  /**
   * The first of the terms, as many as fit.
   *
   * @return empty without terms
   */
  public static Optional<String> of(List<String> terms) {
    StringBuilder text = new StringBuilder();
    for (String term : terms) {
      String line = term.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
      if (!line.isEmpty() && text.length() + line.length() + 2 <= MAX_CHARACTERS) {
        text.append(text.isEmpty() ? "" : ", ").append(line);
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.append('.').toString());
  }
}
