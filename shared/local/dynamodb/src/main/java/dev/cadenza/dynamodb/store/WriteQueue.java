package dev.cadenza.dynamodb.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Writers in a queue. Whoever gets the lock works for all that wait and commits once for them; each
 * then gets its own answer, which is sent after the commit only.
 */
final class WriteQueue {
  /** The more share a commit, the longer the first of them waits. */
  private static final int LARGEST_BATCH = 128;

  private final Statements statements;
  private final ReentrantLock lock;
  private final Queue<Write<?>> waiting = new ConcurrentLinkedQueue<>();
  private volatile long commits;

  WriteQueue(Statements statements, ReentrantLock lock) {
    this.statements = statements;
    this.lock = lock;
  }

  private static final class Write<T> {
    private final Function<Changes, T> work;
    private final Optional<Runnable> alone;
    private final Thread thread = Thread.currentThread();
    private T answer;
    private RuntimeException failure;
    // Written last, and read first.
    private volatile boolean done;

    Write(Function<Changes, T> work, Optional<Runnable> alone) {
      this.work = work;
      this.alone = alone;
    }

    void run(Changes changes) {
      answer = null;
      failure = null;
      try {
        answer = work.apply(changes);
      } catch (RuntimeException refused) {
        failure = refused;
      }
    }
  }

  /**
   * @param work may run more than once, in any thread; when it throws, nothing of it is kept
   */
  <T> T run(Function<Changes, T> work) {
    return await(new Write<>(work, Optional.empty()));
  }

  /**
   * @param committed to be run after the commit and before the next writer
   */
  <T> T runAlone(Function<Changes, T> work, Runnable committed) {
    return await(new Write<>(work, Optional.of(committed)));
  }

  /**
   * Whoever finds the lock free works for all; the others sleep, and wake up when their work is
   * done, or when it is theirs to work.
   */
  private <T> T await(Write<T> write) {
    waiting.add(write);
    boolean interrupted = false;
    while (!write.done) {
      if (lock.tryLock()) {
        try {
          while (!write.done) {
            commit(next());
          }
        } finally {
          lock.unlock();
          wakeNext();
        }
      } else {
        LockSupport.park(this);
        // A thread that is interrupted does not sleep.
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (write.failure != null) {
      throw write.failure;
    }
    return write.answer;
  }

  /** To be called by whoever let go of the lock. */
  void wakeNext() {
    Write<?> next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }

  /** How many there were. */
  long commits() {
    return commits;
  }

  /** How many wait. */
  int waiting() {
    return waiting.size();
  }

  private List<Write<?>> next() {
    List<Write<?>> batch = new ArrayList<>();
    while (batch.size() < LARGEST_BATCH) {
      Write<?> first = waiting.peek();
      if (first == null || (first.alone.isPresent() && !batch.isEmpty())) {
        break;
      }
      batch.add(waiting.remove());
      if (first.alone.isPresent()) {
        break;
      }
    }
    return batch;
  }

  private void commit(List<Write<?>> batch) {
    Queue<List<Write<?>>> left = new ArrayDeque<>(List.of(batch));
    while (!left.isEmpty()) {
      List<Write<?>> writes = left.remove();
      try {
        if (!committed(writes)) {
          // One failed halfway and took the others with it: now each by itself.
          writes.forEach(write -> left.add(List.of(write)));
          continue;
        }
      } catch (RuntimeException | Error failure) {
        writes.forEach(write -> write.failure = new StoreException("not committed", failure));
      }
      writes.forEach(WriteQueue::finish);
    }
  }

  private static void finish(Write<?> write) {
    if (write.failure == null) {
      write.alone.ifPresent(Runnable::run);
    }
    write.done = true;
    if (write.thread != Thread.currentThread()) {
      LockSupport.unpark(write.thread);
    }
  }

  /**
   * @return whether all is decided: what was done is committed, or the only write failed and
   *     nothing of it is kept
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
  private boolean committed(List<Write<?>> writes) {
    statements.begin(true);
    boolean ended = false;
    try {
      statements.takeChanged();
      for (Write<?> write : writes) {
        write.run(statements);
        if (write.failure != null && statements.takeChanged()) {
          return writes.size() == 1;
        }
      }
      statements.commit();
      commits++;
      ended = true;
      return true;
    } finally {
      if (!ended) {
        statements.rollback();
      }
    }
  }
}
