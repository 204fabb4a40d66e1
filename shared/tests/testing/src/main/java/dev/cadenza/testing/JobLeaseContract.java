package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The part of the contract of job stores about workers: leases, reported payments, lost messages.
 */
public abstract class JobLeaseContract {
  /** Yesterday, because a real store deletes events after a month. */
  final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

  static final Duration LEASE = Duration.ofSeconds(15);

  final String owner = "owner-" + Ulid.next(Instant.now());

  protected abstract JobStore store();

  @Test
  protected void shouldKnowWhoWaits() {
    Job sent = accept(JobType.TTS);
    store().markSent(sent, at(400));
    Job unsent = accept(JobType.TTS);
    Job abandoned = claim(accept(JobType.TTS));

    assertThat(overdueAt(at(30))).doesNotContain(sent.id(), unsent.id(), abandoned.id());
    assertThat(overdueAt(at(300))).contains(unsent.id(), abandoned.id()).doesNotContain(sent.id());
    assertThat(overdueAt(at(500))).as("sent, and never claimed").contains(sent.id());
  }

  @Test
  protected void shouldForgetEarlierClaimsWhenALeaseIsRenewedAfterHeadway() {
    Job claimed = claim(accept(JobType.TTS));

    assertThat(store().renewLease(claimed, at(500))).isTrue();
    assertThat(store().find(claimed.id()).orElseThrow().claims()).isEqualTo(1);
    assertThat(store().renewLease(claimed.withHeadway(), at(500))).isTrue();
    assertThat(store().find(claimed.id()).orElseThrow().claims()).isZero();
  }

  @Test
  protected void shouldNoteWhatWasPaidAndWhyAJobWasLetGoOf() {
    Job claimed = claim(accept(JobType.TTS));
    Cost paid = Cost.ofUsd(0.25);

    assertThat(store().renewLease(claimed.withPaid(paid), at(500))).isTrue();
    Job renewed = store().find(claimed.id()).orElseThrow();
    assertThat(renewed).isEqualTo(claimed.withPaid(paid).renewed(at(500)));
    Job released =
        commit(renewed, job -> job.released(false, Optional.of("It was busy."), at(3), at(3)));
    assertThat(store().find(claimed.id())).contains(released);
    assertThat(released.setback()).contains("It was busy.");
    assertThat(released.spending().spent()).isEqualTo(paid);
  }

  /** A change made from an older reading would write the amount away. */
  @Test
  protected void shouldRefuseAChangeThatDoesNotKnowAPayment() {
    Job claimed = claim(accept(JobType.TTS));
    Cost paid = Cost.ofUsd(0.25);
    assertThat(store().renewLease(claimed.withPaid(paid), at(500))).isTrue();

    Job cancelled = claimed.cancelled(at(3));
    assertThat(store().commit(JobCommit.changing(claimed, cancelled, at(3))))
        .isEqualTo(Outcome.STALE);
    assertThat(store().delete(claimed, JobCommit.deletion(claimed, at(3))))
        .isEqualTo(Outcome.STALE);
    Job read = store().find(claimed.id()).orElseThrow();
    assertThat(commit(read, job -> job.cancelled(at(3))).spending().spent()).isEqualTo(paid);
  }

  @Test
  protected void shouldCountWhatADeletedJobHasPaid() {
    Job claimed = claim(accept(JobType.TTS));
    Cost paid = Cost.ofUsd(0.25);
    YearMonth month = YearMonth.from(noon.atOffset(ZoneOffset.UTC));
    assertThat(store().renewLease(claimed.withPaid(paid), at(500))).isTrue();
    Job read = store().find(claimed.id()).orElseThrow();

    assertThat(store().delete(read, JobCommit.deletion(read, at(3)))).isEqualTo(Outcome.COMMITTED);

    assertThat(store().spent(Optional.of(owner), month)).isEqualTo(paid);
  }

  @Test
  protected void shouldRenewALeaseForItsHolderAlone() {
    Job claimed = claim(accept(JobType.TTS));

    assertThat(store().renewLease(claimed, at(500))).isTrue();
    assertThat(overdueAt(at(300))).doesNotContain(claimed.id());
    commit(claimed, before -> before.cancelled(at(3)));
    assertThat(store().renewLease(claimed, at(900))).isFalse();
  }

  final Job accept(Job job) {
    assertThat(store().commit(JobCommit.accepting(job, Optional.empty(), noon)))
        .isEqualTo(Outcome.COMMITTED);
    return job;
  }

  final List<String> overdueAt(Instant now) {
    return store().overdue(now, 1_000).stream().map(Job::id).toList();
  }

  final Instant at(int seconds) {
    return noon.plusSeconds(seconds);
  }

  final Job accept(JobType type) {
    return accept(type, noon);
  }

  final Job accept(JobType type, Instant now) {
    Job job = TestingJobs.pending(owner, type, now);
    assertThat(store().commit(JobCommit.accepting(job, Optional.empty(), now)))
        .isEqualTo(Outcome.COMMITTED);
    return job;
  }

  final Job claim(Job job) {
    return commit(job, before -> before.claimed("worker", at(1), at(1).plus(LEASE)));
  }

  final Job commit(Job before, UnaryOperator<Job> change) {
    Job after = change.apply(before);
    assertThat(store().commit(JobCommit.changing(before, after, after.updatedAt())))
        .isEqualTo(Outcome.COMMITTED);
    return after;
  }
}
