package dev.cadenza.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.model.Job;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeadWorkersTest {
  private static final Instant NOW = TestingJobs.NOON;

  private final TestingJobStore store = new TestingJobStore();

  @Test
  void shouldFreeTheJobsOfDeadWorkersAndCountTheirClaims() {
    Job held = claimed(Duration.ofSeconds(15));

    assertThat(DeadWorkers.release(store, NOW)).isEqualTo(1);

    Job free = store.find(held.id()).orElseThrow();
    assertThat(free.claimed("next", NOW, NOW.plusSeconds(15)).claims()).isEqualTo(2);
  }

  @Test
  void shouldLeaveLongPausesAndWaitingJobs() {
    Job paused = claimed(Duration.ofSeconds(90));
    Job waiting = TestingJobs.pending();
    store.commit(JobCommit.accepting(waiting, Optional.empty(), NOW));

    assertThat(DeadWorkers.release(store, NOW)).isZero();

    assertThat(store.find(paused.id())).contains(paused);
    assertThat(store.find(waiting.id())).contains(waiting);
  }

  private Job claimed(Duration lease) {
    Job job = TestingJobs.pending();
    Job claimed = job.claimed("dead", NOW, NOW.plus(lease));
    store.commit(JobCommit.accepting(job, Optional.empty(), NOW));
    store.commit(JobCommit.changing(job, claimed, NOW));
    return claimed;
  }
}
