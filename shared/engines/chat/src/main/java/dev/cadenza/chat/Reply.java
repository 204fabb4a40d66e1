package dev.cadenza.chat;

import static java.util.Objects.requireNonNull;

/**
 * A model's response.
 *
 * @param inputTokens the charged input tokens
 * @param outputTokens the charged output tokens
 */
public record Reply(String text, int inputTokens, int outputTokens) {
  public Reply {
    requireNonNull(text, "text");
  }
}
