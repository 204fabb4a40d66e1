package dev.cadenza.llama;

import static java.util.Objects.requireNonNull;

import dev.cadenza.chat.ChatModel;
import dev.cadenza.chat.GrowingAnswer;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * The chat model of one file. It is loaded at the first prompt, and answers one prompt after the
 * other, on a thread of its own: a caller that cancels does not wait for it.
 */
final class LlamaChat implements ChatModel {
  static final String NAME = "llama";

  private static final int REPORT_MILLIS = 100;

  private final GgufFile file;
  private final LlamaSession session;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("llama").factory());

  LlamaChat(GgufFile file) {
    this.file = requireNonNull(file, "file");
    this.session = new LlamaSession(file.path());
  }

  @Override
  public String engine() {
    return NAME;
  }

  @Override
  public Price inputPrice() {
    return Price.FREE;
  }

  @Override
  public Price outputPrice() {
    return Price.FREE;
  }

  @Override
  public Reply answer(Prompt prompt, IntConsumer written, Cancellation cancellation)
      throws InterruptedException {
    cancellation.check();
    file.fault()
        .ifPresent(
            fault -> {
              throw new PermanentFailure("llama_model_unusable", fault);
            });
    GrowingAnswer answer = new GrowingAnswer(NAME, prompt, written);
    AtomicBoolean stopped = new AtomicBoolean();
    Future<?> work = thread.submit(() -> session.answer(prompt, answer, stopped::get));
    try {
      while (!isDone(work)) {
        answer.report();
        cancellation.check();
      }
    } finally {
      // Between two tokens; nothing is left to stop if it is done.
      stopped.set(true);
    }
    return answer.reply();
  }

  private static boolean isDone(Future<?> work) throws InterruptedException {
    try {
      work.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PermanentFailure failure) {
        throw failure;
      }
      throw new TransientFailure("llama_failed", "llama.cpp failed.", e.getCause());
    }
  }
}
