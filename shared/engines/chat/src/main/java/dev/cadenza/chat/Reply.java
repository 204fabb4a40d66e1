package dev.cadenza.chat;

import static java.util.Objects.requireNonNull;

/**
 * What a model answered.
 *
 * @param inputTokens how many it read, as it is paid for
 * @param outputTokens how many it wrote
 */
public record Reply(String text, int inputTokens, int outputTokens) {
  public Reply {
    requireNonNull(text, "text");
  }
}
