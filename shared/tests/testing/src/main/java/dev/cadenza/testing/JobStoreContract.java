package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.IdempotencyRecord;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.model.Spending;
import dev.cadenza.model.id.Ulid;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of job stores. */
public abstract class JobStoreContract extends JobSearchContract {
  @Test
  protected void shouldGiveBackWhatWasAccepted() {
    Job job = accept(JobType.TTS);

    assertThat(store().find(job.id())).contains(job);
    assertThat(store().find(Ulid.next(noon))).isEmpty();
  }

  @Test
  protected void shouldGiveBackEveryFieldOfAJobThatFailed() {
    Job failed =
        commit(
            claim(accept(JobType.STT)),
            job -> job.failed(new JobError("silent", "No speech."), at(2)));

    assertThat(store().find(failed.id())).contains(failed);
  }

  @Test
  protected void shouldKeepALongTextWhole() {
    Map<String, Object> parameters = Map.of("text", "Once upon a time. ".repeat(20_000));
    Job job =
        Job.accepted(
            Ulid.next(noon), "p-" + owner, owner, JobType.TTS, Optional.empty(), parameters, noon);
    store().commit(JobCommit.accepting(job, Optional.empty(), noon));
    Job claimed = claim(job);

    assertThat(store().find(job.id())).contains(claimed);
    assertThat(claimed.parameters()).isEqualTo(parameters);
  }

  @Test
  protected void shouldRefuseAChangeFromAnOldVersion() {
    Job job = accept(JobType.TTS);
    Job cancelled = commit(job, before -> before.cancelled(at(1)));
    Job claimed = job.claimed("late", at(2), at(17));

    assertThat(store().commit(JobCommit.changing(job, claimed, at(2)))).isEqualTo(Outcome.STALE);
    assertThat(store().find(job.id())).contains(cancelled);
    assertThat(store().eventsOf(job.id(), 0, 10)).hasSize(2);
  }

  @Test
  protected void shouldLetOneOfManyClaimsWin() throws Exception {
    Job job = accept(JobType.TTS);
    AtomicInteger winners = new AtomicInteger();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Job claimed = job.claimed("worker-" + i, at(1), at(16));
      workers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    if (store().commit(JobCommit.changing(job, claimed, at(1)))
                        == Outcome.COMMITTED) {
                      winners.incrementAndGet();
                    }
                  }));
    }
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(winners).hasValue(1);
  }

  @Test
  protected void shouldNumberEventsWithoutGaps() {
    Job job = claim(accept(JobType.TTS));
    Job done =
        commit(job, before -> before.advanced(50, "speak", Optional.of("flite"), at(2), at(17)));

    List<JobEvent> events = store().eventsOf(job.id(), 0, 10);
    assertThat(events).extracting(event -> event.job().version()).containsExactly(1L, 2L, 3L);
    assertThat(events.getLast().job()).isEqualTo(done);
    assertThat(store().eventsOf(job.id(), 2, 10)).containsExactly(events.getLast());
  }

  @Test
  protected void shouldGiveAnOwnerEverythingSinceACursor() {
    Job first = accept(JobType.TTS);
    JobEvent seen = store().eventsOf(first.id(), 0, 10).getFirst();
    Job second = accept(JobType.STT, noon.plusSeconds(60));

    assertThat(store().eventsSince(owner, seen.cursor(), 10))
        .extracting(event -> event.job().id())
        .contains(second.id());
    assertThat(store().eventsSince("another-owner", seen.cursor(), 10)).isEmpty();
  }

  @Test
  protected void shouldGiveManyEventsOfOneMomentPageByPage() {
    Job job = claim(accept(JobType.TTS));
    String cursor = store().eventsOf(job.id(), 0, 1).getFirst().cursor();
    for (int i = 0; i < 7; i++) {
      job =
          commit(job, before -> before.advanced(50, "speak", Optional.of("flite"), at(2), at(17)));
    }

    List<Long> versions = new ArrayList<>();
    List<JobEvent> page = store().eventsSince(owner, cursor, 3);
    while (!page.isEmpty()) {
      page.forEach(event -> versions.add(event.job().version()));
      page = store().eventsSince(owner, page.getLast().cursor(), 3);
    }
    assertThat(versions).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  protected void shouldCountWithEveryCommit() {
    accept(JobType.TTS);
    Job running = claim(accept(JobType.TTS));
    complete(claim(accept(JobType.STT)));

    var counts = store().counts(new JobScope.OfOwner(owner));
    assertThat(counts.matching(Optional.empty(), Optional.empty())).isEqualTo(3);
    assertThat(counts.matching(Optional.of(JobType.TTS), Optional.empty())).isEqualTo(2);
    assertThat(counts.matching(Optional.of(JobType.TTS), Optional.of(JobStatus.RUNNING)))
        .isEqualTo(1);
    assertThat(counts.matching(Optional.empty(), Optional.of(JobStatus.COMPLETED))).isEqualTo(1);

    store().delete(running, JobCommit.deletion(running, at(5)));
    assertThat(
            store()
                .counts(new JobScope.OfOwner(owner))
                .matching(Optional.empty(), Optional.empty()))
        .isEqualTo(2);
  }

  @Test
  protected void shouldKeepTheResultWithTheJob() {
    Job completed = complete(claim(accept(JobType.TTS)));

    assertThat(store().findResult(completed.id()))
        .hasValueSatisfying(
            result -> assertThat(result.mainFile().map(ResultFile::name)).contains("speech.mp3"));
    store().delete(completed, JobCommit.deletion(completed, at(9)));
    assertThat(store().findResult(completed.id())).isEmpty();
    assertThat(store().find(completed.id())).isEmpty();
  }

  @Test
  protected void shouldAcceptOnceUnderOneIdempotencyKey() {
    IdempotencyRecord key =
        new IdempotencyRecord(
            "key-" + owner, "f", "{}", Optional.of(1L), Instant.now().plusSeconds(60));
    Job first = TestingJobs.pending(owner, JobType.TTS, noon);
    Job again = TestingJobs.pending(owner, JobType.TTS, noon);

    assertThat(store().commit(JobCommit.accepting(first, Optional.of(key), noon)))
        .isEqualTo(Outcome.COMMITTED);
    assertThat(store().commit(JobCommit.accepting(again, Optional.of(key), noon)))
        .isEqualTo(Outcome.REPEATED);
    assertThat(store().find(again.id())).isEmpty();
  }

  @Test
  protected void shouldKeepAnInputFileWhileAJobNeedsIt() {
    String upload = Ulid.next(noon);
    Job first = accept(withInput(upload));
    Job second = accept(withInput(upload));

    store().delete(first, JobCommit.deletion(first, at(5)));
    assertThat(store().releaseInput(upload, at(5))).isFalse();
    store().delete(second, JobCommit.deletion(second, at(6)));
    assertThat(store().releaseInput(upload, at(6))).isTrue();

    Job late = withInput(upload);
    assertThat(store().commit(JobCommit.accepting(late, Optional.empty(), noon)))
        .isEqualTo(Outcome.INPUT_GONE);
    assertThat(store().find(late.id())).isEmpty();
  }

  private Job withInput(String upload) {
    return Job.accepted(
        Ulid.next(noon),
        "project",
        owner,
        JobType.STT,
        Optional.of(upload),
        Map.of("language", "en"),
        noon);
  }

  @Test
  protected void shouldPageThroughALongList() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.addFirst(accept(i % 2 == 0 ? JobType.TTS : JobType.STT, noon.plusSeconds(i)).id());
    }

    JobPage first = store().list(JobQuery.of(new JobScope.OfOwner(owner), 3));
    assertThat(first.jobs()).extracting(Job::id).containsExactlyElementsOf(ids.subList(0, 3));
    JobPage second = store().list(query(Optional.empty(), true, first.next()));
    assertThat(second.jobs()).extracting(Job::id).containsExactlyElementsOf(ids.subList(3, 6));
    JobPage third = store().list(query(Optional.empty(), true, second.next()));
    assertThat(third.jobs()).extracting(Job::id).containsExactlyElementsOf(ids.subList(6, 7));
    assertThat(third.next()).isEmpty();
    assertThat(store().list(query(Optional.of(JobType.STT), false, Optional.empty())).jobs())
        .extracting(Job::id)
        .containsExactly(ids.get(5), ids.get(3), ids.get(1));
  }

  @Test
  protected void shouldAddUpWhatJobsCostInAMonth() {
    YearMonth month = YearMonth.from(at(4).atOffset(ZoneOffset.UTC));
    Cost total = store().spent(Optional.empty(), month);
    complete(claim(accept(JobType.TTS)));
    complete(paid(claim(accept(JobType.TTS)), 0.000123));
    Job failed = paid(claim(accept(JobType.DUBBING)), 0.25);
    commit(failed, job -> job.failed(new JobError("silent", "Nothing."), at(4)));
    Job dear = complete(paid(paid(claim(accept(JobType.STT)), 0.5), 1.5));
    store().delete(dear, JobCommit.deletion(dear, at(5)));

    Cost sum = Cost.ofUsd(1.750123);
    assertThat(store().spent(Optional.of(owner), month)).isEqualTo(sum);
    assertThat(store().spent(Optional.of(owner), month.plusMonths(1))).isEqualTo(Cost.NOTHING);
    assertThat(store().spent(Optional.of("another-owner"), month)).isEqualTo(Cost.NOTHING);
    assertThat(store().spent(Optional.empty(), month)).isEqualTo(total.and(sum));
  }

  @Test
  protected void shouldKeepWhatAJobCostsAndItsOwnersMonthMayCost() {
    Optional<Cost> limit = Optional.of(Cost.ofUsd(2));
    Job accepted = TestingJobs.pending(owner, JobType.TTS, noon).within(limit);
    store().commit(JobCommit.accepting(accepted, Optional.empty(), noon));
    Job paid = paid(claim(accepted), 0.125);

    assertThat(store().find(paid.id()).orElseThrow().spending())
        .isEqualTo(new Spending(Cost.ofUsd(0.125), limit));
  }

  /** The job with more progress and this total spending. */
  private Job paid(Job running, double usd) {
    return commit(
        running,
        job ->
            job.advanced(50, "speak", Optional.empty(), at(2), at(2).plus(LEASE))
                .withSpent(Cost.ofUsd(usd)));
  }

  private JobQuery query(Optional<JobType> type, boolean newestFirst, Optional<String> cursor) {
    return new JobQuery(
        new JobScope.OfOwner(owner),
        type,
        Optional.empty(),
        Optional.empty(),
        newestFirst,
        cursor,
        0,
        3);
  }
}
