package dev.cadenza.faults;

import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobCounts;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobResult;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The store as one process sees it. */
record FaultyStore(JobStore store, Actor actor, Trouble trouble, Clock clock) implements JobStore {
  private <T> T call(String name, Supplier<T> action) {
    return call(name, action, _ -> false);
  }

  /**
   * @param written whether the answer says that the job was changed
   */
  private <T> T call(String name, Supplier<T> action, Predicate<T> written) {
    Instant[] time = new Instant[1];
    T answer =
        trouble.call(
            actor,
            "store." + name,
            () -> {
              T result = action.get();
              time[0] = clock.instant();
              // Also when the answer is lost: what was paid is stored.
              actor.stored(written.test(result));
              return result;
            });
    actor.answered(time[0]);
    return answer;
  }

  @Override
  public Optional<Job> find(String id) {
    return call("find", () -> store.find(id));
  }

  @Override
  public Outcome commit(JobCommit commit) {
    return call("commit", () -> store.commit(commit), Outcome.COMMITTED::equals);
  }

  @Override
  public boolean renewLease(Job job, Instant until) {
    return call("renewLease", () -> store.renewLease(job, until), Boolean::booleanValue);
  }

  @Override
  public void markSent(Job job, Instant lookAgain) {
    call(
        "markSent",
        () -> {
          store.markSent(job, lookAgain);
          return true;
        });
  }

  @Override
  public List<Job> overdue(Instant now, int limit) {
    return call("overdue", () -> store.overdue(now, limit));
  }

  @Override
  public JobPage list(JobQuery query) {
    return call("list", () -> store.list(query));
  }

  @Override
  public JobCounts counts(JobScope scope) {
    return call("counts", () -> store.counts(scope));
  }

  @Override
  public Cost spent(Optional<String> owner, YearMonth month) {
    return call("spent", () -> store.spent(owner, month));
  }

  @Override
  public List<JobEvent> eventsOf(String job, long afterVersion, int limit) {
    return call("eventsOf", () -> store.eventsOf(job, afterVersion, limit));
  }

  @Override
  public List<JobEvent> eventsSince(String owner, String cursor, int limit) {
    return call("eventsSince", () -> store.eventsSince(owner, cursor, limit));
  }

  @Override
  public Optional<JobResult> findResult(String id) {
    return call("findResult", () -> store.findResult(id));
  }

  @Override
  public Outcome delete(Job job, JobEvent deletion) {
    return call("delete", () -> store.delete(job, deletion));
  }

  @Override
  public boolean releaseInput(String upload, Instant now) {
    return call("releaseInput", () -> store.releaseInput(upload, now));
  }
}
