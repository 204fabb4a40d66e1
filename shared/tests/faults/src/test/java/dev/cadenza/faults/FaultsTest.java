package dev.cadenza.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.faults.Trouble.Fault;
import dev.cadenza.faults.Trouble.Rates;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The promises of the platform under faults. Each run is repeatable: {@code ./cadenza test --faults
 * --seed N --runs 1}.
 */
final class FaultsTest {
  private static final int RUNS = Integer.getInteger("faults.runs", 60);
  private static final long SEED = Long.getLong("faults.seed", 1L);
  private static final Duration FAULTY = Duration.ofMinutes(20);
  private static final Duration CALM = Duration.ofHours(12);
  private static final int JOBS = 6;
  private static final int JUMPS = 3;
  private static final int PARTS = 5;

  /** A request takes at most 80 ms here, and so does the end of a job. */
  private static final int RACE_MILLIS = 200;

  /** What goes wrong. */
  enum Kind {
    NOTHING,
    ONE_CALL_IN_FIVE_OF_THE_SERVICE,
    ONE_CALL_IN_THREE_OF_THE_SERVICE,
    SERVICE_DOWN_FOR_TEN_MINUTES,
    CALLS_FAIL_AND_ANSWERS_ARE_LOST,
    PROCESSES_ARE_KILLED,
    MESSAGES_ARE_LOST_AND_REPEATED,
    PROCESSES_STALL,
    CLOCKS_JUMP,
    ALL;

    Rates rates() {
      return switch (this) {
        case NOTHING, SERVICE_DOWN_FOR_TEN_MINUTES, CLOCKS_JUMP -> new Rates(0, 0, 0, 0, 0);
        case ONE_CALL_IN_FIVE_OF_THE_SERVICE -> new Rates(0, 0, 0, 0, 0.2);
        case ONE_CALL_IN_THREE_OF_THE_SERVICE -> new Rates(0, 0, 0, 0, 0.33);
        case CALLS_FAIL_AND_ANSWERS_ARE_LOST -> new Rates(0.05, 0, 0, 0, 0);
        case PROCESSES_ARE_KILLED -> new Rates(0, 0, 0.02, 0, 0);
        case MESSAGES_ARE_LOST_AND_REPEATED -> new Rates(0, 0, 0, 0.2, 0);
        case PROCESSES_STALL -> new Rates(0, 0.03, 0, 0, 0);
        case ALL -> new Rates(0.03, 0.01, 0.01, 0.1, 0.1);
      };
    }

    /**
     * Whether nothing but the paid service fails, so that each job that is left alone completes.
     */
    boolean completes() {
      Rates rates = rates();
      return rates.calls() + rates.stalls() + rates.kills() + rates.messages() == 0;
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepItsPromises(Kind kind) {
    List<String> broken = new ArrayList<>();
    Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    Map<JobStatus, Integer> ends = new EnumMap<>(JobStatus.class);
    int calls = 0;
    for (long seed = SEED; seed < SEED + RUNS; seed++) {
      Trouble trouble = new Trouble(seed, kind.rates());
      World world = new World(trouble, PARTS);
      Clients clients = new Clients(world);
      play(kind, world, clients, new Random(~seed));
      long number = seed;
      Promises promises = new Promises(world, clients);
      promises.broken().forEach(line -> broken.add("seed " + number + ": " + line));
      if (kind.completes()) {
        promises.unfinished().forEach(line -> broken.add("seed " + number + ": " + line));
      }
      trouble.counts().forEach((fault, count) -> faults.merge(fault, count, Integer::sum));
      promises.ends().forEach((status, count) -> ends.merge(status, count, Integer::sum));
      calls += world.service.calls().size();
    }
    System.out.printf(
        "Faults: %s, seeds %d to %d: jobs %s, %d paid calls, faults %s, %d broken promises%n",
        kind, SEED, SEED + RUNS - 1, ends, calls, faults, broken.size());
    assertThat(broken).isEmpty();
  }

  @Test
  void shouldRepeatARunWithItsSeed() {
    assertThat(history(SEED)).isNotEmpty().isEqualTo(history(SEED));
  }

  /** At each moment about its completion: it has a result, or it is cancelled without one. */
  @Test
  void shouldCompleteOrBeCancelledWhenBothHappenAtOnce() {
    Duration completion = cancelledAfter(FAULTY);
    Map<JobStatus, Integer> ends = new EnumMap<>(JobStatus.class);
    for (int millis = -RACE_MILLIS; millis <= RACE_MILLIS; millis += 2) {
      cancelledAfter(completion.plusMillis(millis), ends);
    }
    System.out.printf("Faults: cancelled about its completion, a job ended as %s%n", ends);
    assertThat(ends).containsOnlyKeys(JobStatus.COMPLETED, JobStatus.CANCELLED);
  }

  private static Duration cancelledAfter(Duration time) {
    return cancelledAfter(time, new EnumMap<>(JobStatus.class));
  }

  /** Runs one job. Returns when it ended. */
  private static Duration cancelledAfter(Duration time, Map<JobStatus, Integer> ends) {
    World world = new World(new Trouble(SEED, Kind.NOTHING.rates()), 1);
    Clients clients = new Clients(world);
    Instant start = world.simulation.clock().instant();
    clients.submit("key", 1);
    world.simulation.after(
        time, () -> clients.cancel(clients.accepted.get("key").iterator().next()));
    world.simulation.runUntil(start.plus(FAULTY).plus(FAULTY));
    Promises promises = new Promises(world, clients);
    assertThat(promises.broken()).as("cancelled after %s", time).isEmpty();
    promises.ends().forEach((status, count) -> ends.merge(status, count, Integer::sum));
    Job last = world.store.eventsSince("owner", "", Integer.MAX_VALUE).getLast().job();
    return Duration.between(start, last.updatedAt());
  }

  private static List<String> history(long seed) {
    World world = new World(new Trouble(seed, Kind.ALL.rates()), PARTS);
    play(Kind.ALL, world, new Clients(world), new Random(~seed));
    return world.store.eventsSince("owner", "", Integer.MAX_VALUE).stream()
        .map(JobEvent::job)
        .map(
            job ->
                job.updatedAt() + " " + job.version() + " " + job.status() + " " + job.spending())
        .toList();
  }

  private static void play(Kind kind, World world, Clients clients, Random random) {
    Instant start = world.simulation.clock().instant();
    for (int i = 0; i < JOBS; i++) {
      String key = "key " + i;
      int copies = random.nextInt(4) == 0 ? 3 : 1;
      Duration submission = seconds(random, 120);
      world.simulation.after(submission, () -> clients.submit(key, copies));
      for (int action = random.nextInt(4); action > 0; action--) {
        int what = random.nextInt(6);
        Duration time = submission.plus(seconds(random, random.nextBoolean() ? 40 : 900));
        world.simulation.after(time, () -> act(clients, what, key));
      }
    }
    if (kind == Kind.SERVICE_DOWN_FOR_TEN_MINUTES) {
      world.simulation.after(
          Duration.ofSeconds(100),
          () -> world.service.downUntil(start.plusSeconds(100).plus(Duration.ofMinutes(10))));
    }
    if (kind == Kind.CLOCKS_JUMP) {
      for (int i = 0; i < JUMPS; i++) {
        Duration jump = Duration.ofHours(random.nextBoolean() ? 1 : -1);
        world.simulation.after(seconds(random, 300), () -> jump(world, jump));
      }
    }
    world.simulation.runUntil(start.plus(FAULTY));
    world.trouble.end();
    world.simulation.runUntil(start.plus(CALM));
  }

  private static void jump(World world, Duration time) {
    world.simulation.jump(time);
    world.trouble.note(Fault.CLOCK_JUMPED, JOBS);
  }

  private static Duration seconds(Random random, int most) {
    return Duration.ofMillis(random.nextInt(most * 1_000));
  }

  private static void act(Clients clients, int action, String key) {
    if (!clients.accepted.containsKey(key)) {
      return;
    }
    String id = clients.accepted.get(key).iterator().next();
    switch (action) {
      case 0, 1 -> clients.cancel(id);
      case 2, 3 -> clients.retry(id);
      case 4 -> clients.delete(id);
      default -> clients.submit(key, 1);
    }
  }
}
