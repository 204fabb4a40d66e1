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
 * A queue of writers. The writer that gets the lock runs all waiting writes and commits them
 * together; each then gets its own result, after the commit.
 */
final class WriteQueue {
  /** The maximum number per commit: a larger batch delays the first writer. */
  private static final int MAX_BATCH = 128;

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
   * @param work may run more than once, in any thread; its changes are discarded if it throws
   */
  <T> T run(Function<Changes, T> work) {
    return await(new Write<>(work, Optional.empty()));
  }

  /**
   * @param committed runs after the commit and before the next writer
   */
  <T> T runAlone(Function<Changes, T> work, Runnable committed) {
    return await(new Write<>(work, Optional.of(committed)));
  }

  /**
   * The writer that finds the lock free runs the writes of all; the others sleep until their write
   * is done, or until it is their turn.
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
        // An interrupted thread does not sleep.
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

  /** Called after releasing the lock. */
  void wakeNext() {
    Write<?> next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }

  /** The number of commits. */
  long commits() {
    return commits;
  }

  /** The number of waiting writers. */
  int waiting() {
    return waiting.size();
  }

  private List<Write<?>> next() {
    List<Write<?>> batch = new ArrayList<>();
    while (batch.size() < MAX_BATCH) {
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
          // One write failed and the others were rolled back with it: now each runs separately.
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
   * @return whether all are final: committed, or the only write failed and was discarded
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
