package dev.cadenza.chat;

import static java.util.Objects.requireNonNull;

/**
 * What a model is asked.
 *
 * @param instructions how to answer, which go before what the request says
 * @param request from an untrusted source
 * @param mostTokens where the model stops, done or not
 */
public record Prompt(String instructions, String request, int mostTokens) {
  /** Of English; of other scripts there are fewer. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  public Prompt {
    requireNonNull(instructions, "instructions");
    requireNonNull(request, "request");
    if (mostTokens < 1) {
      throw new IllegalArgumentException("An answer of " + mostTokens + " tokens?");
    }
  }

  /** About how many tokens the model reads. */
  int tokens() {
    return tokensOf(instructions) + tokensOf(request);
  }

  /** About how many tokens a text is, as an estimate. */
  public static int tokensOf(String text) {
    return text.length() / CHARACTERS_PER_TOKEN + 1;
  }
}
