package dev.cadenza.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Decides by a seed what happens to each call, and counts it. */
final class Trouble {
  /** These happen before a part is made, or beside it. */
  private static final Set<Fault> HARMLESS =
      Set.of(Fault.SERVICE_FAILS, Fault.MESSAGE_LOST, Fault.MESSAGE_TWICE);

  private final Random random;
  private final Rates rates;
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private boolean calm;

  /** What can happen to a call. */
  enum Fault {
    FAILS_BEFORE,
    ANSWER_LOST,
    STALLS,
    KILLED_BEFORE,
    KILLED_AFTER,
    MESSAGE_LOST,
    MESSAGE_TWICE,
    SERVICE_FAILS,
    SERVICE_ANSWER_LOST,
    CLOCK_JUMPED
  }

  /**
   * The shares of calls with a fault.
   *
   * @param calls that fail, half of them after they have acted
   * @param stalls that take up to two minutes
   * @param kills with which a process ends, half of them after the call
   * @param messages that are lost, and as many that are delivered twice
   * @param service of the paid service's calls that fail, a quarter of them after the work
   */
  record Rates(double calls, double stalls, double kills, double messages, double service) {}

  /** A call that failed, or whose answer was lost. */
  static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String call) {
      super(call + " is unreachable", null, false, false);
    }
  }

  Trouble(long seed, Rates rates) {
    this.random = new Random(seed);
    this.rates = rates;
  }

  /** From now on everything works. */
  void end() {
    calm = true;
  }

  int count(Fault fault) {
    return counts.getOrDefault(fault, 0);
  }

  Map<Fault, Integer> counts() {
    return counts;
  }

  /** The faults that may interrupt a part, so that it is made again. */
  int interruptions() {
    return counts.entrySet().stream()
        .filter(entry -> !HARMLESS.contains(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  Random random() {
    return random;
  }

  /** Notes a fault that the caller makes, for each job that it may interrupt. */
  void note(Fault fault, int jobs) {
    counts.merge(fault, jobs, Integer::sum);
  }

  boolean happens(double share, Fault fault) {
    boolean happens = random.nextDouble() < share && !calm;
    if (happens) {
      counts.merge(fault, 1, Integer::sum);
    }
    return happens;
  }

  Duration between(long fromMillis, long toMillis) {
    return Duration.ofMillis(random.nextLong(fromMillis, toMillis));
  }

  Rates rates() {
    return rates;
  }

  /** Makes a call of a process to a part of the platform. */
  <T> T call(Actor actor, String name, Supplier<T> action) {
    if (!actor.isCaller()) {
      // The thread that renews leases runs in real time, which would make runs differ.
      throw new Unreachable(name);
    }
    actor.requireAlive();
    if (happens(rates.kills() / 2, Fault.KILLED_BEFORE)) {
      actor.kill();
    }
    actor.sleep(happens(rates.stalls(), Fault.STALLS) ? between(1_000, 120_000) : between(1, 20));
    if (happens(rates.calls() / 2, Fault.FAILS_BEFORE)) {
      throw new Unreachable(name);
    }
    T answer = action.get();
    actor.sleep(between(1, 20));
    if (happens(rates.kills() / 2, Fault.KILLED_AFTER)) {
      actor.kill();
    }
    if (happens(rates.calls() / 2, Fault.ANSWER_LOST)) {
      throw new Unreachable(name);
    }
    return answer;
  }
}
