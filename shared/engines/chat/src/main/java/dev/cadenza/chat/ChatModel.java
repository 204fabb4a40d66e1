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

/** A model that answers in words. Safe for use by several threads. */
public interface ChatModel {
  /** The engine's name in results and in {@code GET /api/engines/}, such as {@code bedrock}. */
  String engine();

  /** What a token costs that it reads. */
  Price inputPrice();

  /** What a token costs that it writes. */
  Price outputPrice();

  default Cost cost(int inputTokens, int outputTokens) {
    return inputPrice().of(inputTokens).and(outputPrice().of(outputTokens));
  }

  /**
   * Asks once.
   *
   * @param written takes how many characters of the answer there are, as they come; a model that
   *     returns the answer at once never reports
   * @throws PermanentFailure {@code engine_refused_key}, {@code engine_refused_input} and the like
   * @throws TransientFailure {@code answer_cut_short} if the model had more to say; or if it fails
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  Reply answer(Prompt prompt, IntConsumer written, Cancellation cancellation)
      throws IOException, InterruptedException;

  /** Asks once, as {@link #answer(Prompt, IntConsumer, Cancellation)}, and has a meter count it. */
  default Reply answer(Prompt prompt, IntConsumer written, Meter meter, Cancellation cancellation)
      throws IOException, InterruptedException {
    try (Meter.Reservation call = meter.reserve(cost(prompt.tokens(), prompt.mostTokens()))) {
      Reply reply = answer(prompt, written, cancellation);
      call.settle(cost(reply.inputTokens(), reply.outputTokens()));
      return reply;
    }
  }
}
