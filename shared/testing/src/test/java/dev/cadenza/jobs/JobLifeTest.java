package dev.cadenza.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.TestingClock;
import dev.cadenza.testing.TestingFeed;
import dev.cadenza.testing.TestingFiles;
import dev.cadenza.testing.TestingJobStore;
import dev.cadenza.testing.TestingJobs;
import dev.cadenza.testing.TestingQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    assertThat(feed.told()).extracting(JobEvent::job).containsExactly(job);
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
    clock.advance(Duration.ofMinutes(2));
    assertThat(life.sweep(10)).isZero();
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
  void shouldMakeANewAttemptOfAFinishedJob() {
    Job job = submit();
    assertThat(life.retry(job.id(), Map.of(), Optional.empty())).isEmpty();
    life.cancel(job.id());

    Job retried = life.retry(job.id(), Map.of("text", "Other."), Optional.empty()).orElseThrow();

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
    assertThat(life.giveUp(job.id(), 1)).flatMap(Job::error).contains(JobLife.EXHAUSTED);
    assertThat(feed.told())
        .last()
        .extracting(event -> event.job().status())
        .isEqualTo(JobStatus.FAILED);
  }

  @Test
  void shouldTellThatAJobIsGone() {
    Job job = submit();
    files.put("results/" + job.id() + "/1/speech.mp3", new byte[1], "audio/mpeg");
    files.put("results/another/1/speech.mp3", new byte[1], "audio/mpeg");

    assertThat(life.delete(job)).isTrue();
    assertThat(store.find(job.id())).isEmpty();
    assertThat(feed.told()).last().matches(JobEvent::deletion);
    assertThat(files.keys()).containsExactly("results/another/1/speech.mp3");
    assertThat(life.delete(job)).isFalse();
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
