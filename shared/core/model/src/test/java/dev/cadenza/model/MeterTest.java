package dev.cadenza.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.Meter.Reservation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeterTest {
  private static final Cost CENT = Cost.ofUsd(0.01);

  private static Meter spentOf(double spent, double limit) {
    return Meter.of(new Spending(Cost.ofUsd(spent), Optional.of(Cost.ofUsd(limit))));
  }

  @Test
  void shouldAddUpWhatWasSettledAndNothingElse() {
    Meter meter = Meter.of(new Spending(CENT, Optional.empty()));
    try (Reservation call = meter.reserve(CENT)) {
      call.settle();
    }
    try (Reservation call = meter.reserve(CENT)) {
      call.settle(new Cost(3));
    }
    try (Reservation _ = meter.reserve(Cost.ofUsd(1_000))) {
      assertThat(meter.spent()).isEqualTo(new Cost(20_003));
    }

    assertThat(meter.spent()).isEqualTo(new Cost(20_003));
  }

  @Test
  void shouldStopBeforeTheLimitIsReached() {
    Meter meter = spentOf(0.01, 0.03);
    Reservation first = meter.reserve(CENT);

    assertThatThrownBy(() -> meter.reserve(Cost.ofUsd(0.02)))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("budget_exhausted"))
        .hasMessageContaining("0.0200");
    first.close();
    try (Reservation call = meter.reserve(Cost.ofUsd(0.02))) {
      call.settle();
    }
    assertThatThrownBy(() -> meter.reserve(new Cost(1))).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void shouldLeaveAloneWhatOtherJobsHaveSpent() {
    Meter meter = spentOf(0.25, 1);
    meter.update(Cost.ofUsd(0.90), Cost.ofUsd(0.25));
    try (Reservation call = meter.reserve(Cost.ofUsd(0.06))) {
      call.settle();
    }

    assertThatThrownBy(() -> meter.reserve(Cost.ofUsd(0.05)))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("has cost 0.3100 USD")
        .hasMessageContaining("0.0400 of the limit was left");
    meter.update(Cost.ofUsd(0.06), Cost.ofUsd(0.31));
    assertThat(meter.reserve(Cost.ofUsd(0.94))).as("a new month").isNotNull();
  }

  @Test
  void shouldLetThroughWhatCostsNothingWhateverTheLimit() {
    Meter meter = spentOf(5, 1);
    try (Reservation call = meter.reserve(Cost.NOTHING)) {
      call.settle();
    }
    assertThat(meter.spent()).isEqualTo(Cost.ofUsd(5));
  }

  @Test
  void shouldNotLetSeveralSpendTheSameMoney() {
    Meter meter = spentOf(0, 0.50);
    AtomicInteger made = new AtomicInteger();
    CompletableFuture<?>[] calls =
        IntStream.range(0, 200)
            .mapToObj(_ -> CompletableFuture.runAsync(() -> call(meter, made)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(calls).join();

    assertThat(made).hasValue(50);
    assertThat(meter.spent()).isEqualTo(Cost.ofUsd(0.50));
  }

  private static void call(Meter meter, AtomicInteger made) {
    try (Reservation call = meter.reserve(CENT)) {
      call.settle();
      made.incrementAndGet();
    } catch (PermanentFailure e) {
      assertThat(e.code()).isEqualTo("budget_exhausted");
    }
  }
}
