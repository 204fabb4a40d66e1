package dev.cadenza.neural.whisper.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ModelThreadTest {
  private final AtomicInteger loaded = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  private record Model(CountDownLatch released) implements AutoCloseable {
    @Override
    public void close() {
      released.countDown();
    }
  }

  private ModelThread<Model> thread(Duration idle) {
    return new ModelThread<>(
        "model",
        1,
        idle,
        () -> {
          loaded.incrementAndGet();
          return new Model(released);
        });
  }

  @Test
  void shouldLoadOnceWhenFirstNeeded() throws Exception {
    ModelThread<Model> thread = thread(Duration.ofMinutes(1));
    assertThat(loaded).hasValue(0);

    List<Future<Model>> models = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      models.add(thread.submit(model -> model));
    }

    for (Future<Model> model : models) {
      assertThat(model.get()).isSameAs(models.getFirst().get());
    }
    assertThat(loaded).hasValue(1);
    assertThat(released.getCount()).isOne();
  }

  @Test
  void shouldReleaseTheModelWhenIdleAndLoadItAgain() throws Exception {
    ModelThread<Model> thread = thread(Duration.ofMillis(50));
    thread.submit(model -> model).get();

    assertThat(released.await(1, TimeUnit.MINUTES)).isTrue();
    thread.submit(model -> model).get();
    assertThat(loaded).hasValue(2);
  }

  @Test
  void shouldInterruptWorkThatIsCancelled() throws Exception {
    ModelThread<Model> thread = thread(Duration.ofMinutes(1));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Future<Object> work =
        thread.submit(
            _ -> {
              begun.countDown();
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              interrupted.countDown();
              return null;
            });
    begun.await();

    work.cancel(true);

    assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(thread.submit(_ -> Thread.currentThread().isInterrupted()).get()).isFalse();
  }

  @Test
  void shouldTryAgainAfterAModelThatCannotBeLoaded() {
    ModelThread<Model> thread =
        new ModelThread<>(
            "model",
            1,
            Duration.ofMinutes(1),
            () -> {
              loaded.incrementAndGet();
              throw new IOException("no model");
            });

    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> thread.submit(model -> model).get())
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("no model");
      assertThat(loaded).hasValue(i);
    }
  }
}
