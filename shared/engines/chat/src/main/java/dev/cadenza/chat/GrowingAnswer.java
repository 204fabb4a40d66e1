package dev.cadenza.chat;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.TransientFailure;
import java.util.function.IntConsumer;

/**
 * A response in progress: a client's thread appends to it, and the caller reads it from another.
 */
public final class GrowingAnswer {
  /** Longer than the longest words of any script. */
  private static final int MAX_CHARACTERS_PER_TOKEN = 16;

  private final String engine;
  private final Prompt prompt;
  private final IntConsumer written;
  private final StringBuilder text = new StringBuilder();
  private boolean cutShort;
  private int inputTokens;
  private int outputTokens;

  /**
   * @param engine for messages
   * @param written receives the number of characters so far
   */
  public GrowingAnswer(String engine, Prompt prompt, IntConsumer written) {
    this.engine = requireNonNull(engine, "engine");
    this.prompt = requireNonNull(prompt, "prompt");
    this.written = requireNonNull(written, "written");
  }

  /** Restarts, when the client retries an interrupted response. */
  public synchronized void begin() {
    text.setLength(0);
    cutShort = false;
  }

  public synchronized void add(String more) {
    if (!isEndless()) {
      text.append(more);
    }
  }

  /** The response exceeded the token limit. */
  public synchronized void cutShort() {
    cutShort = true;
  }

  /** The token counts of the service; otherwise they are estimated. */
  public synchronized void count(int input, int output) {
    inputTokens = input;
    outputTokens = output;
  }

  private boolean isEndless() {
    return text.length() > (long) prompt.mostTokens() * MAX_CHARACTERS_PER_TOKEN;
  }

  /**
   * Reports the length so far, on the calling thread.
   *
   * @throws TransientFailure {@code answer_too_long} if the model exceeds its limit
   */
  public void report() {
    written.accept(length());
  }

  private synchronized int length() {
    if (isEndless()) {
      throw new TransientFailure(
          "answer_too_long", engine + " sent a response that is too long.", null);
    }
    return text.length();
  }

  /**
   * The complete response.
   *
   * @throws TransientFailure {@code answer_cut_short}, {@code answer_too_long}
   */
  public synchronized Reply reply() {
    report();
    if (cutShort) {
      throw new TransientFailure(
          "answer_cut_short",
          "The response of " + engine + " exceeded " + prompt.mostTokens() + " tokens.",
          null);
    }
    return new Reply(
        text.toString(),
        inputTokens > 0 ? inputTokens : Prompt.tokensOf(prompt.instructions() + prompt.request()),
        outputTokens > 0 ? outputTokens : Prompt.tokensOf(text.toString()));
  }
}
