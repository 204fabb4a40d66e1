package dev.cadenza.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StuckQueuesTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final StuckQueues queues = new StuckQueues();

  @Test
  void shouldFindAQueueWhoseJobsNoWorkerTakes() {
    assertThat(queues.isStuck("a", 3, 0, START)).isFalse();
    assertThat(queues.isStuck("a", 4, 0, START.plusSeconds(60))).isFalse();
    assertThat(queues.isStuck("b", 4, 0, START.plusSeconds(61))).isFalse();
    assertThat(queues.isStuck("a", 4, 0, START.plusSeconds(61))).isTrue();
  }

  @Test
  void shouldNotTakeABusyQueueForStuck() {
    queues.isStuck("a", 3, 0, START);
    assertThat(queues.isStuck("a", 3, 1, START.plusSeconds(70))).isFalse();
    assertThat(queues.isStuck("a", 3, 0, START.plusSeconds(80))).isFalse();
    queues.isStuck("a", 0, 0, START.plusSeconds(90));
    assertThat(queues.isStuck("a", 1, 0, START.plusSeconds(200))).isFalse();
  }
}
