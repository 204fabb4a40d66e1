package dev.cadenza.engines.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.Cancellation;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancellableWaitTest {
  private static final CompletableFuture<String> DONE = CompletableFuture.completedFuture("done");

  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void forget() {
    Thread.interrupted();
  }

  @Test
  void shouldGiveWhatTheWorkGives() throws Exception {
    assertThat(CancellableWait.await(() -> DONE, () -> {}, Cancellation.NEVER)).isEqualTo("done");
  }

  @Test
  void shouldThrowWhatTheWorkThrows() {
    IOException broken = new IOException("broken");

    assertThatThrownBy(
            () ->
                CancellableWait.await(
                    () -> CompletableFuture.failedFuture(broken), () -> {}, Cancellation.NEVER))
        .isInstanceOf(ExecutionException.class)
        .hasCause(broken);
  }

  @Test
  void shouldBeginNothingOnAnInterruptedThread() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> CancellableWait.await(counted(DONE), () -> {}, Cancellation.NEVER))
        .isInstanceOf(InterruptedException.class);
    assertThat(begun).hasValue(0);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void shouldBeginNothingThatIsCancelled() {
    assertThatThrownBy(() -> CancellableWait.await(counted(DONE), () -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThat(begun).hasValue(0);
  }

  @Test
  void shouldStopWhenInterruptedAlthoughTheAnswerCameFirst() {
    Supplier<CompletableFuture<String>> interrupting =
        () -> {
          Thread.currentThread().interrupt();
          return DONE;
        };

    assertThatThrownBy(() -> CancellableWait.await(interrupting, () -> {}, Cancellation.NEVER))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void shouldCancelWorkThatNobodyWaitsForAnyMore() {
    CompletableFuture<String> endless = new CompletableFuture<>();
    AtomicBoolean cancelled = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                CancellableWait.await(counted(endless), () -> cancelled.set(true), cancelled::get))
        .isInstanceOf(CancellationException.class);
    assertThat(begun).hasValue(1);
    assertThat(endless).isCancelled();
  }

  private Supplier<CompletableFuture<String>> counted(CompletableFuture<String> work) {
    return () -> {
      begun.incrementAndGet();
      return work;
    };
  }
}
