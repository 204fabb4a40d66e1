package dev.cadenza.neural.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoresTest {
  private final Cores cores = new Cores(3);

  @Test
  void shouldNeverGiveMoreThanThereAre() throws Exception {
    AtomicInteger used = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> requests = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 400; i++) {
        int wanted = 1 + i % 3;
        requests.add(
            threads.submit(
                () -> {
                  try (Cores.Share _ = cores.take(wanted, Cancellation.NEVER)) {
                    most.accumulateAndGet(used.addAndGet(wanted), Math::max);
                    used.addAndGet(-wanted);
                  }
                  return null;
                }));
      }
    }
    for (Future<?> request : requests) {
      request.get();
    }

    assertThat(most.get()).isBetween(1, 3);
    assertThat(used).hasValue(0);
  }

  @Test
  void shouldTakeThemBackOnce() throws Exception {
    Cores.Share first = cores.take(2, Cancellation.NEVER);
    first.close();
    first.close();
    Cores.Share second = cores.take(3, Cancellation.NEVER);

    assertThatThrownBy(() -> cores.take(1, new StoppedLater()))
        .isInstanceOf(CancellationException.class);

    second.close();
    cores.take(3, Cancellation.NEVER).close();
  }

  @Test
  void shouldStopWaitingWhenInterrupted() throws Exception {
    cores.take(3, Cancellation.NEVER);
    CountDownLatch ended = new CountDownLatch(1);
    Thread waiting =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    cores.take(1, Cancellation.NEVER);
                  } catch (InterruptedException expected) {
                    ended.countDown();
                  }
                });

    waiting.interrupt();

    ended.await();
    waiting.join();
  }

  @Test
  void shouldGiveOneModelAllOfFewAndSomeOfMany() {
    assertThat(new Cores(1).forOne()).isOne();
    assertThat(new Cores(2).forOne()).isEqualTo(2);
    assertThat(new Cores(32).forOne()).isEqualTo(4);
  }

  /** Cancelled when it is asked for the third time. */
  private static final class StoppedLater implements Cancellation {
    private int asked;

    @Override
    public boolean cancelled() {
      return ++asked > 2;
    }
  }
}
