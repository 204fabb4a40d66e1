package dev.cadenza.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/** A process of the simulated platform, which can be killed between any two of its calls. */
final class Actor {
  private final Simulation simulation;
  private final Semaphore turn = new Semaphore(0);
  private final Thread thread;
  private volatile boolean killed;
  private volatile Instant lastAnswer = Instant.MIN;
  private int settled;
  private int recorded;

  /** What a process does. */
  interface Body {
    void run(Actor self);
  }

  /** The end of a killed process: nothing catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  Actor(String name, Simulation simulation, Body body) {
    this.simulation = simulation;
    this.thread =
        Thread.ofVirtual()
            .name(name)
            .start(
                () -> {
                  await();
                  try {
                    body.run(this);
                  } catch (Killed end) {
                    killed = true;
                  } finally {
                    simulation.leave();
                  }
                });
  }

  boolean killed() {
    return killed;
  }

  void kill() {
    killed = true;
    throw new Killed();
  }

  /** A dead process does nothing any more, also in its {@code finally} blocks. */
  void requireAlive() {
    if (killed) {
      throw new Killed();
    }
  }

  /** Whether the caller is its main thread; only that one can wait in virtual time. */
  boolean isCaller() {
    return Thread.currentThread() == thread;
  }

  /** Lets time pass, in which other processes run; called by its main thread. */
  void sleep(Duration time) {
    simulation.pause(this, time);
  }

  /** Notes that the store may have stored a change of the job, with what was paid so far. */
  void stored(boolean written) {
    recorded = written ? settled : recorded;
  }

  /**
   * Notes an answer of the store.
   *
   * @param time when the store acted
   */
  void answered(Instant time) {
    lastAnswer = time;
  }

  /** When the store acted whose answer it got last. */
  Instant lastAnswer() {
    return lastAnswer;
  }

  /** Notes a paid call whose answer it got. */
  void settled() {
    settled++;
  }

  /** The number of paid calls that a change of the job in the store includes. */
  int recorded() {
    return recorded;
  }

  void go() {
    turn.release();
  }

  void await() {
    turn.acquireUninterruptibly();
  }
}
