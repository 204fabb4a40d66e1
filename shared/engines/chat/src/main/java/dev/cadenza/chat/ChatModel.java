package dev.cadenza.chat;

import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/** A chat model. Safe for use by several threads. */
public interface ChatModel {
  /** The engine's name in results and in {@code GET /api/engines/}, such as {@code bedrock}. */
  String engine();

  /** The price of an input token. */
  Price inputPrice();

  /** The price of an output token. */
  Price outputPrice();

  default Cost cost(int inputTokens, int outputTokens) {
    return inputPrice().of(inputTokens).and(outputPrice().of(outputTokens));
  }

  /**
   * Sends one prompt.
   *
   * @param written receives the length of the response so far in characters; a model without
   *     streaming never reports it
   * @throws PermanentFailure {@code engine_refused_key}, {@code engine_refused_input} and the like
   * @throws TransientFailure {@code answer_cut_short} if the response was longer than the limit; or
   *     if the model fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  Reply answer(Prompt prompt, IntConsumer written, Cancellation cancellation)
      throws IOException, InterruptedException;

  /** Sends one prompt like {@link #answer(Prompt, IntConsumer, Cancellation)}, with a meter. */
  default Reply answer(Prompt prompt, IntConsumer written, Meter meter, Cancellation cancellation)
      throws IOException, InterruptedException {
    try (Meter.Reservation call = meter.reserve(cost(prompt.tokens(), prompt.mostTokens()))) {
      Reply reply = answer(prompt, written, cancellation);
      call.settle(cost(reply.inputTokens(), reply.outputTokens()));
      return reply;
    }
  }
}
