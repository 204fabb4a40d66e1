package dev.cadenza.faults;

import dev.cadenza.faults.PaidService.Call;
import dev.cadenza.faults.Trouble.Fault;
import dev.cadenza.jobs.JobWork;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.Lease;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks what the platform promises at the end of a run. */
final class Promises {
  /** That of the runs, and the one before, into which a clock may jump. */
  private static final List<YearMonth> MONTHS =
      List.of(YearMonth.of(2025, 12), YearMonth.of(2026, 1));

  /** Longer than an answer of the store takes, with the moment in which it is not asked again. */
  private static final Duration ON_ITS_WAY = Duration.ofMillis(50);

  private final World world;
  private final Clients clients;
  private final List<String> broken = new ArrayList<>();

  Promises(World world, Clients clients) {
    this.world = world;
    this.clients = clients;
  }

  /** The broken promises, one per line. */
  List<String> broken() {
    Map<String, List<JobEvent>> logs = new HashMap<>();
    world.store.eventsSince("owner", "", Integer.MAX_VALUE).stream()
        .collect(Collectors.groupingBy(event -> event.job().id()))
        .forEach(logs::put);
    clients.accepted.forEach((key, ids) -> oneJob(key, ids, logs.keySet()));
    logs.values().forEach(this::log);
    logs.keySet().forEach(this::ended);
    clients.cancelled.forEach(this::cancelled);
    paid();
    pushes();
    return broken;
  }

  private void expect(boolean kept, Supplier<String> breach) {
    if (!kept) {
      broken.add(breach.get());
    }
  }

  /** One key, one job, which is there. */
  private void oneJob(String key, Set<String> ids, Set<String> known) {
    expect(ids.size() == 1, () -> "The key %s has the jobs %s".formatted(key, ids));
    expect(
        known.containsAll(ids),
        () -> "The accepted jobs %s of the key %s are lost".formatted(ids, key));
  }

  /** Versions without gaps, terminal states final, progress never falls, one worker at a time. */
  private void log(List<JobEvent> events) {
    Set<String> former = new HashSet<>();
    Optional<String> holder = Optional.empty();
    for (int i = 0; i < events.size(); i++) {
      int place = i + 1;
      JobEvent event = events.get(i);
      Job job = event.job();
      expect(
          job.version() == place,
          () -> "Job %s has version %d as event %d".formatted(job.id(), job.version(), place));
      if (i > 0 && !event.deletion()) {
        follows(events.get(i - 1).job(), job);
      }
      Optional<String> now = job.lease().filter(_ -> !job.waits()).map(Lease::holder);
      if (!now.equals(holder)) {
        holder.ifPresent(former::add);
        holder = now;
      }
      expect(
          now.filter(former::contains).isEmpty(),
          () -> "Job %s: a worker wrote that had lost it".formatted(job.id()));
    }
  }

  private void follows(Job before, Job after) {
    if (after.attempt() == before.attempt()) {
      expect(
          !before.status().terminal(),
          () -> "Job %s changed after its end at %s".formatted(after.id(), after.version()));
      expect(
          after.progress() >= before.progress(),
          () -> "Job %s: progress fell".formatted(after.id()));
    } else {
      expect(
          after.attempt() == before.attempt() + 1 && before.status().terminal(),
          () ->
              "Job %s: attempt %d after %d"
                  .formatted(after.id(), after.attempt(), before.attempt()));
    }
  }

  /** Every job ends, and a completed one has the files of its result. */
  private void ended(String id) {
    Optional<Job> job = world.store.find(id);
    expect(job.isPresent() || clients.deleted.contains(id), () -> "Job %s is lost".formatted(id));
    if (world.trouble.interruptions() == 0) {
      noFilesWithoutResult(id, job);
    }
    if (job.isEmpty()) {
      return;
    }
    expect(
        job.get().status().terminal(),
        () -> "Job %s has not ended: %s".formatted(id, job.get().status()));
    expect(
        job.get().error().stream().allMatch(error -> error.code().equals("retries_exhausted")),
        () -> "Job %s failed: %s".formatted(id, job.get().error()));
    if (job.get().status() == JobStatus.COMPLETED) {
      boolean complete =
          world.store.findResult(id).stream()
              .flatMap(result -> result.files().stream())
              .allMatch(file -> world.files.keys().contains(file.key()));
      expect(
          complete && world.store.findResult(id).isPresent(),
          () -> "Job %s: a result is missing".formatted(id));
    }
  }

  /** Of an attempt that was cancelled or failed, and of a deleted job, nothing is left. */
  private void noFilesWithoutResult(String id, Optional<Job> job) {
    Optional<JobResult> result = job.flatMap(_ -> world.store.findResult(id));
    job.filter(it -> it.status() != JobStatus.COMPLETED)
        .ifPresent(
            it ->
                expect(
                    result.stream()
                        .flatMap(made -> made.files().stream())
                        .noneMatch(file -> file.key().startsWith(JobWork.result(it))),
                    () -> "Job %s is %s and has a result".formatted(id, it.status())));
    String folder = job.map(JobWork::result).orElse("results/" + id + "/");
    boolean completed = job.filter(it -> it.status() == JobStatus.COMPLETED).isPresent();
    expect(
        completed || world.files.keys().stream().noneMatch(key -> key.startsWith(folder)),
        () -> "Job %s has files without a result".formatted(id));
  }

  /**
   * Nothing new is started after the answer; what the worker has just asked the store may be on its
   * way. A process that stalls may ask before the cancel and go on after it.
   */
  private void cancelled(Clients.Cancel cancel) {
    boolean stalls = world.trouble.count(Fault.STALLS) > 0;
    boolean late =
        world.service.calls().stream()
            .filter(call -> call.job.equals(cancel.job()) && call.attempt == cancel.attempt())
            .anyMatch(
                call ->
                    stalls
                        ? call.knowledge.isAfter(cancel.at())
                        : call.start.isAfter(cancel.at().plus(ON_ITS_WAY)));
    expect(
        !late, () -> "Job %s: a part was started after it was cancelled".formatted(cancel.job()));
  }

  /** What was paid is recorded to the call, and only faults make a call twice. */
  private void paid() {
    List<Call> calls = world.service.calls();
    long recorded =
        calls.stream().map(call -> call.worker).distinct().mapToInt(Actor::recorded).sum();
    long spent =
        MONTHS.stream()
            .mapToLong(month -> world.store.spent(Optional.empty(), month).micros())
            .sum();
    long stored = spent / PaidService.PRICE.micros();
    expect(
        stored == recorded, () -> "%d paid calls are recorded, not %d".formatted(stored, recorded));
    long answered = calls.stream().filter(call -> call.answered).count();
    int interrupted = world.trouble.interruptions() + clients.interruptions();
    expect(
        answered - recorded <= interrupted,
        () ->
            "%d calls were paid and not recorded, with %d interruptions"
                .formatted(answered - recorded, interrupted));
    long kept = calls.stream().filter(call -> call.kept).count();
    // Either may end a lease whose worker goes on.
    int stalls = world.trouble.count(Fault.STALLS) + world.trouble.count(Fault.CLOCK_JUMPED);
    expect(
        kept <= stalls,
        () -> "%d parts were paid that were kept, with %d stalls".formatted(kept, stalls));
    long repeated =
        calls.size() - calls.stream().map(call -> call.job + call.part).distinct().count();
    expect(
        repeated <= interrupted,
        () -> "%d calls were made again, with %d interruptions".formatted(repeated, interrupted));
  }

  /** A client gets no version twice in another form, and none that was not committed. */
  private void pushes() {
    Set<String> committed = new TreeSet<>();
    world
        .store
        .eventsSince("owner", "", Integer.MAX_VALUE)
        .forEach(event -> committed.add(name(event)));
    world.pushed.forEach(
        event ->
            expect(
                committed.contains(name(event)),
                () -> "%s was pushed and not committed".formatted(name(event))));
  }

  private static String name(JobEvent event) {
    return event.job().id() + "@" + event.job().version() + " " + event.job().status();
  }

  /** How the jobs have ended. */
  Map<JobStatus, Integer> ends() {
    Map<JobStatus, Integer> ends = new EnumMap<>(JobStatus.class);
    jobs().forEach(job -> ends.merge(job.status(), 1, Integer::sum));
    return ends;
  }

  /** Jobs that failed although they had made progress, and only a service fails at times. */
  List<String> unfinished() {
    return jobs()
        .filter(job -> job.status() == JobStatus.FAILED && job.progress() > 0)
        .map(job -> "Job %s failed: %s".formatted(job.id(), job.error().orElseThrow().message()))
        .toList();
  }

  private Stream<Job> jobs() {
    return clients.accepted.values().stream()
        .flatMap(Set::stream)
        .flatMap(id -> world.store.find(id).stream());
  }
}
