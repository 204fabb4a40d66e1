package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.TestingClock;
import dev.cadenza.testing.TestingFeed;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingJobs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunningJobTest {
  private final TestingClock clock = new TestingClock();
  private final TestingJobStore store = new TestingJobStore();
  private final RunningJob running = new RunningJob(claimed(), store, new TestingFeed(), clock);

  private Job claimed() {
    Job accepted = TestingJobs.pending("owner", JobType.TTS, clock.instant());
    store.commit(JobCommit.accepting(accepted, Optional.empty(), clock.instant()));
    Job claimed =
        accepted.claimed("worker", clock.instant(), clock.instant().plus(RunningJob.LEASE));
    store.commit(JobCommit.changing(accepted, claimed, clock.instant()));
    return claimed;
  }

  @Test
  void shouldRenewTheLeaseOfAJobWhoseLastCommitWasDoneUnheard() {
    clock.advance(RunningJob.PROGRESS_INTERVAL);
    store.loseNextAnswer();
    assertThatThrownBy(() -> running.progress(50, "speak", Optional.empty()))
        .hasMessageContaining("lost");

    clock.advance(RunningJob.LEASE.dividedBy(3));
    running.renew();

    assertThat(running.lost()).isFalse();
    assertThat(store.find(running.job().id()).orElseThrow().lease().orElseThrow().until())
        .isEqualTo(clock.instant().plus(RunningJob.LEASE));
  }
}
