package dev.cadenza.testing;

import dev.cadenza.jobs.IdempotencyRecord;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobCounts;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.SearchWords;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Lease;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Jobs in memory. */
public class TestingJobStore implements JobStore {
  private final Map<String, Job> jobs = new HashMap<>();
  private final List<JobEvent> events = new ArrayList<>();
  private final Map<String, JobResult> results = new HashMap<>();
  private final List<Spent> spent = new ArrayList<>();
  private final Map<String, IdempotencyRecord> idempotency = new HashMap<>();
  private final Map<String, Instant> lookAgain = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private boolean losing;

  private record Spent(String owner, YearMonth month, Cost cost) {}

  @Override
  public synchronized Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public synchronized Outcome commit(JobCommit commit) {
    Job after = commit.after();
    if (!isCurrent(after.id(), commit.before())) {
      return Outcome.STALE;
    }
    if (commit.before().isEmpty() && after.inputFile().filter(gone::contains).isPresent()) {
      return Outcome.INPUT_GONE;
    }
    if (commit.idempotency().filter(record -> idempotency.containsKey(record.key())).isPresent()) {
      return Outcome.REPEATED;
    }
    commit.idempotency().ifPresent(record -> idempotency.put(record.key(), record));
    commit.result().ifPresent(result -> results.put(result.id(), result));
    spent.add(new Spent(after.owner(), commit.month(), commit.spent()));
    jobs.put(after.id(), after);
    events.add(commit.event());
    lookAgain.remove(after.id());
    if (losing) {
      losing = false;
      throw new IllegalStateException("The answer was lost.");
    }
    return Outcome.COMMITTED;
  }

  /** The next commit succeeds, but its response is lost. */
  public synchronized void loseNextAnswer() {
    losing = true;
  }

  /** The first response to a request with this key. */
  public synchronized Optional<IdempotencyRecord> idempotency(String key) {
    return Optional.ofNullable(idempotency.get(key));
  }

  @Override
  public synchronized Cost spent(Optional<String> owner, YearMonth month) {
    return spent.stream()
        .filter(part -> owner.isEmpty() || owner.get().equals(part.owner()))
        .filter(part -> part.month().equals(month))
        .map(Spent::cost)
        .reduce(Cost.NOTHING, Cost::and);
  }

  /** Whether it has not changed since, and its worker has not reported a payment. */
  private boolean isCurrent(String id, Optional<Job> seen) {
    return version(id).equals(seen.map(Job::version))
        && find(id).map(Job::reported).equals(seen.map(Job::reported));
  }

  private Optional<Long> version(String id) {
    return find(id).map(Job::version);
  }

  @Override
  public synchronized boolean renewLease(Job job, Instant until) {
    Optional<Job> current =
        find(job.id())
            .filter(now -> now.version() == job.version())
            .filter(now -> now.lease().map(Lease::holder).equals(job.lease().map(Lease::holder)));
    current.ifPresent(
        now -> {
          Job renewed = (job.claims() == 0 ? now.withHeadway() : now).renewed(until);
          Cost paid = job.lease().map(Lease::paid).orElse(Cost.NOTHING);
          jobs.put(now.id(), renewed.withPaid(paid));
        });
    return current.isPresent();
  }

  @Override
  public synchronized void markSent(Job job, Instant time) {
    if (version(job.id()).equals(Optional.of(job.version()))) {
      lookAgain.put(job.id(), time);
    }
  }

  @Override
  public synchronized List<Job> overdue(Instant now, int limit) {
    return jobs.values().stream()
        .filter(job -> isOverdue(job, now))
        .sorted(Comparator.comparing(Job::updatedAt))
        .limit(limit)
        .toList();
  }

  private boolean isOverdue(Job job, Instant now) {
    return switch (job.status()) {
      case PENDING ->
          !lookAgain.getOrDefault(job.id(), job.updatedAt().plus(JobLife.FIRST_LOOK)).isAfter(now);
      case RUNNING ->
          job.lease().filter(lease -> !lease.until().plus(GRACE).isAfter(now)).isPresent();
      case COMPLETED, FAILED, CANCELLED -> false;
    };
  }

  @Override
  public synchronized JobPage list(JobQuery query) {
    Comparator<Job> order = Comparator.comparing(Job::id);
    List<Job> matching =
        in(query.scope())
            .filter(job -> query.type().isEmpty() || query.type().get() == job.type())
            .filter(job -> query.status().isEmpty() || query.status().get() == job.status())
            .filter(job -> query.search().isEmpty() || holds(job, query.search().get()))
            .sorted(query.newestFirst() ? order.reversed() : order)
            .filter(beyond(query))
            .skip(query.skip())
            .toList();
    List<Job> page = matching.stream().limit(query.limit()).toList();
    return new JobPage(
        page, matching.size() > page.size() ? Optional.of(page.getLast().id()) : Optional.empty());
  }

  private boolean holds(Job job, String text) {
    String sought = text.toLowerCase(Locale.ROOT);
    return job.parameters().toString().toLowerCase(Locale.ROOT).contains(sought)
        || job.title().orElse("").toLowerCase(Locale.ROOT).contains(sought)
        || findResult(job.id())
            .filter(result -> SearchWords.containing(text).test(result.words()))
            .isPresent();
  }

  private static Predicate<Job> beyond(JobQuery query) {
    return job ->
        query.cursor().isEmpty()
            || (query.newestFirst()
                ? job.id().compareTo(query.cursor().get()) < 0
                : job.id().compareTo(query.cursor().get()) > 0);
  }

  private Stream<Job> in(JobScope scope) {
    return jobs.values().stream()
        .filter(
            job ->
                switch (scope) {
                  case JobScope.OfOwner one -> one.owner().equals(job.owner());
                  case JobScope.OfProject one -> one.project().equals(job.project());
                  case JobScope.Everybody() -> true;
                });
  }

  @Override
  public synchronized JobCounts counts(JobScope scope) {
    Map<JobType, Map<JobStatus, Long>> cells = new EnumMap<>(JobType.class);
    in(scope)
        .forEach(
            job ->
                cells
                    .computeIfAbsent(job.type(), _ -> new EnumMap<>(JobStatus.class))
                    .merge(job.status(), 1L, Long::sum));
    return new JobCounts(cells);
  }

  @Override
  public synchronized List<JobEvent> eventsOf(String job, long afterVersion, int limit) {
    return events.stream()
        .filter(event -> event.job().id().equals(job) && event.job().version() > afterVersion)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<JobEvent> eventsSince(String owner, String cursor, int limit) {
    return events.stream()
        .filter(event -> event.job().owner().equals(owner) && event.cursor().compareTo(cursor) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<JobResult> findResult(String id) {
    return Optional.ofNullable(results.get(id));
  }

  @Override
  public synchronized Outcome delete(Job job, JobEvent deletion) {
    if (!isCurrent(job.id(), Optional.of(job))) {
      return Outcome.STALE;
    }
    spent.add(
        new Spent(
            job.owner(),
            YearMonth.from(deletion.job().updatedAt().atOffset(ZoneOffset.UTC)),
            job.unsettled()));
    jobs.remove(job.id());
    results.remove(job.id());
    events.add(deletion);
    return Outcome.COMMITTED;
  }

  @Override
  public synchronized boolean releaseInput(String upload, Instant now) {
    return jobs.values().stream().noneMatch(job -> job.inputFile().equals(Optional.of(upload)))
        && gone.add(upload);
  }
}
