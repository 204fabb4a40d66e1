package dev.cadenza.faults;

import dev.cadenza.testing.TestingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/** Events in the order of their virtual time, one after the other. */
final class Simulation {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));

  /** Held by the scheduler, or by the actor that it has resumed. */
  private final Semaphore control = new Semaphore(0);

  private final TestingClock clock = new TestingClock();
  private final WallClock wall = new WallClock();
  private long order;

  /** The clock that processes read, which may jump. */
  private final class WallClock extends Clock {
    private Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return clock.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return clock.withZone(zone);
    }
  }

  private record Event(Instant at, long order, Runnable action) {}

  void after(Duration delay, Runnable action) {
    events.add(new Event(clock.instant().plus(delay), order++, action));
  }

  /** Runs all events until a time, or until none is left. */
  void runUntil(Instant end) {
    while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
      Event next = events.remove();
      advance(next.at());
      next.action().run();
    }
    advance(end);
  }

  private void advance(Instant time) {
    clock.advance(Duration.between(clock.instant(), time));
  }

  Clock clock() {
    return clock;
  }

  /** What the processes take for the time. */
  Clock wall() {
    return wall;
  }

  /** Sets the clock of all processes forward or back. */
  void jump(Duration time) {
    wall.ahead = wall.ahead.plus(time);
  }

  /** Starts a process at once. */
  Actor start(String name, Actor.Body body) {
    Actor actor = new Actor(name, this, body);
    after(Duration.ZERO, () -> resume(actor));
    return actor;
  }

  private void resume(Actor actor) {
    actor.go();
    control.acquireUninterruptibly();
  }

  /** Called by an actor: others run until the time has passed. */
  void pause(Actor actor, Duration time) {
    after(time, () -> resume(actor));
    control.release();
    actor.await();
  }

  /** Called by an actor at its end. */
  void leave() {
    control.release();
  }
}
