package dev.cadenza.neural.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdleResourceTest {
  private final AtomicInteger loads = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  private IdleResource<Integer> resource(Duration idle) {
    return new IdleResource<>(loads::incrementAndGet, _ -> released.countDown(), idle);
  }

  @Test
  void shouldLoadOnceAndStay() throws Exception {
    IdleResource<Integer> resource = resource(Duration.ofMinutes(1));
    assertThat(resource.isLoaded()).isFalse();

    assertThat(resource.<Integer>use(it -> it)).isEqualTo(1);
    assertThat(resource.<Integer>use(it -> it)).isEqualTo(1);

    assertThat(resource.isLoaded()).isTrue();
  }

  @Test
  void shouldReleaseWhatIsIdleAndLoadItAgain() throws Exception {
    IdleResource<Integer> resource = resource(Duration.ofMillis(20));
    resource.<Integer>use(it -> it);

    assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(resource.<Integer>use(it -> it)).isEqualTo(2);
  }

  @Test
  void shouldKeepWhatIsInUse() throws Exception {
    IdleResource<Integer> resource = resource(Duration.ZERO);

    resource.<Integer>use(
        outer -> {
          resource.<Integer>use(inner -> inner);
          // The inner use is over; were it released now, the outer would lose it.
          assertThat(released.await(200, TimeUnit.MILLISECONDS)).isFalse();
          return outer;
        });

    assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldTryAgainAfterAFailure() {
    IdleResource<Integer> broken =
        new IdleResource<>(
            () -> {
              loads.incrementAndGet();
              throw new IllegalStateException("broken");
            },
            _ -> {},
            Duration.ofMinutes(1));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> broken.<Integer>use(it -> it)).hasMessage("broken");
    }
    assertThat(loads).hasValue(2);
  }
}
