package dev.cadenza.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Upload;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.testing.TestingClock;
import dev.cadenza.testing.TestingFeed;
import dev.cadenza.testing.TestingFiles;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingJobs;
import dev.cadenza.testing.TestingQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class JobLifeTest {
  private final TestingJobStore store = new TestingJobStore();
  private final TestingQueue queue = new TestingQueue();
  private final TestingFeed feed = new TestingFeed();
  private final TestingFiles files = new TestingFiles();
  private final TestingClock clock = new TestingClock();
  private final JobLife life = new JobLife(store, queue, feed, files, clock);

  @Test
  void shouldCommitSendAndTell() {
    Job job = submit();

    assertThat(store.find(job.id())).contains(job);
    assertThat(queue.sent()).containsExactly(new JobMessage(job.id(), 1));
    assertThat(feed.published()).extracting(JobEvent::job).containsExactly(job);
  }

  @Test
  void shouldSendLaterWhatWasAcceptedAndCouldNotBeSent() {
    queue.breakDown(true);
    Job job = submit();
    assertThat(store.find(job.id())).isPresent();
    queue.breakDown(false);

    assertThat(life.sweep(10)).isZero();
    clock.advance(Duration.ofMinutes(2));
    assertThat(life.sweep(10)).isEqualTo(1);
    assertThat(queue.sent()).containsExactly(new JobMessage(job.id(), 1));
    clock.advance(Duration.ofMinutes(1));
    assertThat(life.sweep(10)).isZero();
  }

  @Test
  void shouldSendAgainWhatNoWorkerClaimedEachTimeAfterTwiceTheTime() {
    Job job = submit();

    clock.advance(Duration.ofSeconds(59));
    assertThat(life.sweep(10)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(life.sweep(10)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(59));
    assertThat(life.sweep(10)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(life.sweep(10)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(119));
    assertThat(life.sweep(10)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(life.sweep(10)).isEqualTo(1);
    Job claimed = job.claimed("worker", clock.instant(), clock.instant().plusSeconds(3_600));
    store.commit(JobCommit.changing(job, claimed, clock.instant()));
    clock.advance(Duration.ofMinutes(10));
    assertThat(life.sweep(10)).as("a worker has it").isZero();
    assertThat(queue.sent()).hasSize(4);
  }

  @Test
  void shouldSendAgainWhatADeadWorkerLeft() {
    Job job = submit();
    Job claimed = job.claimed("worker", clock.instant(), clock.instant().plusSeconds(15));
    store.commit(JobCommit.changing(job, claimed, clock.instant()));
    clock.advance(Duration.ofMinutes(2));

    assertThat(life.sweep(10)).isEqualTo(1);
    assertThat(queue.sent()).hasSize(2);
  }

  @Test
  void shouldCancelOnlyWhatIsNotFinished() {
    Job job = submit();

    assertThat(life.cancel(job.id())).map(Job::status).contains(JobStatus.CANCELLED);
    assertThat(life.cancel(job.id())).isEmpty();
  }

  @Test
  void shouldCancelAndDeleteOnlyTheVersionThatIsNamed() {
    Job job = submit();
    Job edited =
        life.edit(job, "another", Map.of("text", "Edited."), Optional.of("Named")).orElseThrow();

    assertThat(life.cancel(job.id(), OptionalLong.of(job.version()))).isEmpty();
    assertThat(life.deleteExactly(job)).isFalse();
    assertThat(store.find(job.id())).contains(edited);
    assertThat(life.cancel(job.id(), OptionalLong.of(edited.version()))).isPresent();
  }

  @Test
  void shouldNotRetryOverAnEditThatItDoesNotKnow() {
    Job cancelled = life.cancel(submit().id()).orElseThrow();
    Job edited =
        life.edit(cancelled, "project", Map.of("text", "Edited."), Optional.empty()).orElseThrow();

    assertThat(life.retry(cancelled, Map.of("text", "Old."), Optional.empty())).isEmpty();
    assertThat(store.find(cancelled.id())).contains(edited);
    assertThat(life.retry(edited, edited.parameters(), Optional.empty()))
        .map(Job::parameters)
        .contains(Map.of("text", "Edited."));
  }

  @Test
  void shouldMakeANewAttemptOfAFinishedJob() {
    Job job = submit();
    assertThat(life.retry(job, Map.of(), Optional.empty())).isEmpty();
    Job cancelled = life.cancel(job.id()).orElseThrow();

    Job retried = life.retry(cancelled, Map.of("text", "Other."), Optional.empty()).orElseThrow();

    assertThat(retried.status()).isEqualTo(JobStatus.PENDING);
    assertThat(retried.attempt()).isEqualTo(2);
    assertThat(retried.parameters()).containsEntry("text", "Other.");
    assertThat(queue.sent()).last().isEqualTo(new JobMessage(job.id(), 2));
  }

  @Test
  void shouldGiveUpVisiblyButNotUnderAWorker() {
    Job job = submit();
    Job claimed = job.claimed("worker", clock.instant(), clock.instant().plusSeconds(15));
    store.commit(JobCommit.changing(job, claimed, clock.instant()));

    assertThat(life.giveUp(job.id(), 1)).isEmpty();
    clock.advance(Duration.ofSeconds(20));
    assertThat(life.giveUp(job.id(), 2)).isEmpty();
    int sent = queue.sent().size();
    for (int claims = 2; claims <= RetryLimits.MAX_TRIES; claims++) {
      assertThat(life.giveUp(job.id(), 1)).map(Job::claims).contains(claims);
    }
    assertThat(queue.sent()).as("sent again each time").hasSize(sent + RetryLimits.MAX_TRIES - 1);
    assertThat(life.giveUp(job.id(), 1))
        .flatMap(Job::error)
        .map(JobError::code)
        .contains("retries_exhausted");
    assertThat(feed.published())
        .last()
        .extracting(event -> event.job().status())
        .isEqualTo(JobStatus.FAILED);
  }

  @Test
  void shouldGiveUpAtOnceWhatNoWorkerEverClaimed() {
    Job job = submit();

    assertThat(life.giveUp(job.id(), 1))
        .flatMap(Job::error)
        .map(JobError::code)
        .contains("retries_exhausted");
  }

  @Test
  void shouldTellThatAJobIsGone() {
    Job job = submit();
    files.put("results/" + job.id() + "/1/speech.mp3", new byte[1], "audio/mpeg");
    files.put("results/another/1/speech.mp3", new byte[1], "audio/mpeg");

    assertThat(life.delete(job)).isTrue();
    assertThat(store.find(job.id())).isEmpty();
    assertThat(feed.published()).last().matches(JobEvent::deletion);
    assertThat(files.keys()).containsExactly("results/another/1/speech.mp3");
    assertThat(life.delete(job)).isFalse();
  }

  @Test
  void shouldDeleteAnUploadWithTheLastJobThatNeedsIt() {
    String upload = Ulid.next(clock.instant());
    String key = Upload.keyOf("owner", upload);
    files.put(key, new byte[1], "audio/wav");
    Job first = submitWith(upload);
    Job second = submitWith(upload);

    life.delete(first);
    assertThat(files.keys()).contains(key);
    life.delete(second);
    assertThat(files.keys()).doesNotContain(key);
  }

  private Job submitWith(String upload) {
    Job job =
        Job.accepted(
            Ulid.next(clock.instant()),
            "project",
            "owner",
            JobType.STT,
            Optional.of(upload),
            Map.of(),
            clock.instant());
    assertThat(life.submit(job, Optional.empty())).isEqualTo(JobStore.Outcome.COMMITTED);
    return job;
  }

  private Job submit() {
    Job job = TestingJobs.pending("owner", JobType.TTS, clock.instant());
    life.submit(job, Optional.empty());
    return job;
  }

  @Test
  void shouldDeleteWhatBelongsToAProject() {
    Job job = submit();
    Job other = TestingJobs.pending("somebody-else", JobType.STT, clock.instant());
    life.submit(other, Optional.empty());

    assertThat(life.deleteAllOf(job.project(), clock.instant())).isFalse();
    assertThat(life.deleteAllOf(job.project(), clock.instant().plusSeconds(1))).isTrue();
    assertThat(store.find(job.id())).isEmpty();
    assertThat(store.find(other.id())).isPresent();
  }
}
