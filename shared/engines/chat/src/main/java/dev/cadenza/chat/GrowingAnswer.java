package dev.cadenza.chat;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.TransientFailure;
import java.util.function.IntConsumer;

/**
 * An answer while it comes in: a client's thread adds to it, and whoever asked looks at it from
 * another.
 */
public final class GrowingAnswer {
  /** Of the longest words of any script, and then some. */
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
   * @param written takes the characters that are there
   */
  public GrowingAnswer(String engine, Prompt prompt, IntConsumer written) {
    this.engine = requireNonNull(engine, "engine");
    this.prompt = requireNonNull(prompt, "prompt");
    this.written = requireNonNull(written, "written");
  }

  /** Anew, when the client tries again what was broken off. */
  public synchronized void begin() {
    text.setLength(0);
    cutShort = false;
  }

  public synchronized void add(String more) {
    if (!isEndless()) {
      text.append(more);
    }
  }

  /** The model had more to say than it was allowed to. */
  public synchronized void cutShort() {
    cutShort = true;
  }

  /** The tokens, as the service counts them; without, they are guessed. */
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
   * @throws TransientFailure {@code answer_too_long} if the model does not keep to its limit
   */
  public void report() {
    written.accept(length());
  }

  private synchronized int length() {
    if (isEndless()) {
      throw new TransientFailure("answer_too_long", engine + " answers without end.", null);
    }
    return text.length();
  }

  /**
   * The whole of it.
   *
   * @throws TransientFailure {@code answer_cut_short}, {@code answer_too_long}
   */
  public synchronized Reply reply() {
    report();
    if (cutShort) {
      throw new TransientFailure(
          "answer_cut_short",
          engine + " had more to say than " + prompt.mostTokens() + " tokens.",
          null);
    }
    return new Reply(
        text.toString(),
        inputTokens > 0 ? inputTokens : Prompt.tokensOf(prompt.instructions() + prompt.request()),
        outputTokens > 0 ? outputTokens : Prompt.tokensOf(text.toString()));
  }
}
