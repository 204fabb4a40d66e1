package dev.cadenza.chat;

import static java.util.Objects.requireNonNull;

/**
 * A prompt for a model.
 *
 * @param instructions the system prompt, which overrides the request
 * @param request from an untrusted source
 * @param mostTokens the maximum length of the response in tokens
 */
public record Prompt(String instructions, String request, int mostTokens) {
  /** For English; other scripts have fewer. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  public Prompt {
    requireNonNull(instructions, "instructions");
    requireNonNull(request, "request");
    if (mostTokens < 1) {
      throw new IllegalArgumentException("An answer of " + mostTokens + " tokens?");
    }
  }

  /** The estimated number of input tokens. */
  int tokens() {
    return tokensOf(instructions) + tokensOf(request);
  }

  /** The estimated number of tokens of a text. */
  public static int tokensOf(String text) {
    return text.length() / CHARACTERS_PER_TOKEN + 1;
  }
}
