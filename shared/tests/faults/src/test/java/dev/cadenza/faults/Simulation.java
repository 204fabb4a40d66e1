package dev.cadenza.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/** Virtual time: events in the order of their time, one after the other. */
final class Simulation extends Clock {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));

  /** Held by the scheduler, or by the actor that it has resumed. */
  private final Semaphore control = new Semaphore(0);

  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long order;

  private record Event(Instant at, long order, Runnable action) {}

  void after(Duration delay, Runnable action) {
    events.add(new Event(now.plus(delay), order++, action));
  }

  /** Runs all events until a time, or until none is left. */
  void runUntil(Instant end) {
    while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
      Event next = events.remove();
      now = next.at();
      next.action().run();
    }
    now = end;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
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
