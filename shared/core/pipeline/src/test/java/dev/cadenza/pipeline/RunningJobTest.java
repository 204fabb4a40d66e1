package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.TestingClock;
import dev.cadenza.testing.TestingFeed;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunningJobTest {
  private static final JobError FAILED = new JobError("silent", "Nothing is to be heard.");

  private final TestingClock clock = new TestingClock();
  private final WatchedStore store = new WatchedStore();
  private final TestingFeed feed = new TestingFeed();
  private final RunningJob running = new RunningJob(claimed(), store, feed, clock);

  /** Runs an action while a job is observed. */
  private static final class WatchedStore extends TestingJobStore {
    private Runnable beforeTheNextLook = () -> {};

    @Override
    public synchronized Optional<Job> find(String id) {
      Runnable event = beforeTheNextLook;
      beforeTheNextLook = () -> {};
      event.run();
      return super.find(id);
    }
  }

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

  @Test
  void shouldFindACancelAfterACommitWithoutAnAnswer() {
    clock.advance(RunningJob.PROGRESS_INTERVAL);
    store.loseNextAnswer();
    assertThatThrownBy(() -> running.progress(50, "speak", Optional.empty()))
        .hasMessageContaining("lost");
    Job stored = store.find(running.job().id()).orElseThrow();
    store.commit(JobCommit.changing(stored, stored.cancelled(clock.instant()), clock.instant()));

    running.confirm();

    assertThat(running.lost()).isTrue();
  }

  @Test
  void shouldTellOfAnEndThatWasCommittedUnheard() {
    store.loseNextAnswer();
    assertThatThrownBy(() -> running.fail(FAILED)).hasMessageContaining("lost");

    assertThat(running.release(false)).isFalse();

    assertThat(running.lost()).isFalse();
    assertThat(feed.published())
        .extracting(event -> event.job().status())
        .containsExactly(JobStatus.FAILED);
  }

  /** The commit is done while the watch looks, and its answer is still on its way. */
  @Test
  void shouldNotTakeItsOwnEndForAnothers() {
    store.beforeTheNextLook = () -> running.fail(FAILED);

    running.check();

    assertThat(store.find(running.job().id()).orElseThrow().status()).isEqualTo(JobStatus.FAILED);
    assertThat(running.lost()).isFalse();
  }

  @Test
  void shouldNotTakeItsOwnEndForAnothersAfterwards() {
    running.fail(FAILED);

    running.check();

    assertThat(running.lost()).isFalse();
  }

  /** What its owner changes about a job does not end the work on it. */
  @Test
  void shouldGoOnWithAJobThatItsOwnerEdited() {
    Job edited = edit(running.job(), "Edited once.");

    running.renew();
    assertThat(running.lost()).isFalse();
    assertThat(running.job().version()).isEqualTo(edited.version());
    edit(running.job(), "Edited twice.");
    clock.advance(RunningJob.PROGRESS_INTERVAL);
    running.progress(50, "speak", Optional.empty());

    assertThat(running.lost()).isFalse();
    Job now = store.find(running.job().id()).orElseThrow();
    assertThat(now.progress()).isEqualTo(50);
    assertThat(now.parameters()).containsEntry("text", "Edited twice.");
    assertThat(store.eventsOf(now.id(), 0, 100))
        .extracting(event -> event.job().version())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void shouldLetGoOfAJobThatWasCancelledAfterAnEdit() {
    Job edited = edit(running.job(), "Edited.");
    Job cancelled = edited.cancelled(clock.instant());
    store.commit(JobCommit.changing(edited, cancelled, clock.instant()));

    assertThat(running.fail(FAILED)).isFalse();
    assertThat(running.lost()).isTrue();
    assertThat(store.find(edited.id())).contains(cancelled);
  }

  @Test
  void shouldForgetClaimsInVainWithTheFirstHeadway() {
    running.madeHeadway();
    running.renew();

    assertThat(store.find(running.job().id()).orElseThrow().claims()).isZero();
  }

  private Job edit(Job job, String text) {
    Job edited = job.edited(job.project(), Map.of("text", text), clock.instant());
    assertThat(store.commit(JobCommit.changing(job, edited, clock.instant())))
        .isEqualTo(JobStore.Outcome.COMMITTED);
    return edited;
  }

  @Test
  void shouldTellLaterWhatWasToldTooSoon() {
    running.progress(0, "speak", Optional.of("flite"));
    assertThat(running.job().step()).isEmpty();
    running.catchUp();
    assertThat(running.job().step()).isEmpty();

    clock.advance(RunningJob.PROGRESS_INTERVAL);
    running.catchUp();
    running.catchUp();

    assertThat(store.eventsOf(running.job().id(), 2, 1_000))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.job().step()).contains("speak");
              assertThat(event.job().engine()).contains("flite");
            });
  }

  @Test
  void shouldTellAtWhichStepAJobFailed() {
    running.progress(42, "speak", Optional.of("flite"));

    running.fail(FAILED);

    assertThat(store.find(running.job().id()).orElseThrow())
        .satisfies(
            job -> {
              assertThat(job.status()).isEqualTo(JobStatus.FAILED);
              assertThat(job.step()).contains("speak");
              assertThat(job.progress()).isEqualTo(42);
              assertThat(job.engine()).contains("flite");
            });
  }

  @Test
  void shouldCommitProgressAtMostTwiceASecond() {
    Instant start = clock.instant();
    for (int percent = 1; percent <= 120; percent++) {
      clock.advance(Duration.ofMillis(10));
      running.progress(percent / 2, "chatty", Optional.empty());
    }

    assertThat(store.eventsOf(running.job().id(), 2, 1_000))
        .extracting(event -> Duration.between(start, event.job().updatedAt()))
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }
}
