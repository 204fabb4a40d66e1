package dev.cadenza.dynamodb.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Ordered maps and their indexes, in memory or in a folder. */
public final class Store implements AutoCloseable {
  /** Each reader has a connection with its own page cache. */
  private static final int MAX_READERS = 16;

  private final Optional<Folder> folder;
  private final Connections connections;
  private final ReentrantLock writing = new ReentrantLock();
  private final Statements writer;
  private final WriteQueue queue;
  private final Semaphore reading = new Semaphore(MAX_READERS);
  private final ConcurrentLinkedDeque<Statements> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private Store(Optional<Folder> folder, boolean forced) {
    this.folder = folder;
    this.connections = new Connections(folder.map(Folder::database), forced);
    this.writer = connections.open();
    this.queue = new WriteQueue(writer, writing);
  }

  public static Store inMemory() {
    return new Store(Optional.empty(), false);
  }

  /**
   * @param path a folder, created if missing
   * @param forced whether each commit is forced to the disk, and survives a power failure
   * @throws StoreException when the folder is not usable, or in use
   */
  public static Store open(Path path, boolean forced) {
    Folder folder = Folder.open(path);
    try {
      return new Store(Optional.of(folder), forced);
    } catch (RuntimeException failure) {
      folder.close();
      throw failure;
    }
  }

  /**
   * Runs a write, possibly together with others, and returns after its commit.
   *
   * @param work may run more than once; its changes are discarded if it throws
   */
  public <T> T write(Function<Changes, T> work) {
    requireOpen();
    return queue.run(work);
  }

  /**
   * Like {@link #write}, in a separate commit.
   *
   * @param committed runs between this commit and the next writer, unless the work throws
   */
  public <T> T writeAlone(Function<Changes, T> work, Runnable committed) {
    requireOpen();
    return queue.runAlone(work, committed);
  }

  /** The number of commits. */
  long commits() {
    return queue.commits();
  }

  /** The number of waiting writers. */
  int waiting() {
    return queue.waiting();
  }

  /** Reads; each call of {@link Rows} reads its own snapshot. */
  public <T> T read(Function<Rows, T> work) {
    return folder.isEmpty() ? readAlone(work) : borrow(work::apply);
  }

  /** Reads; all calls read the same snapshot. */
  public <T> T readSnapshot(Function<Rows, T> work) {
    return folder.isEmpty()
        ? readAlone(work)
        : borrow(
            reader -> {
              reader.begin(false);
              try {
                return work.apply(reader);
              } finally {
                reader.commit();
              }
            });
  }

  /** In memory there is one connection, which sees only committed data between two commits. */
  private <T> T readAlone(Function<Rows, T> work) {
    writing.lock();
    try {
      requireOpen();
      return work.apply(writer);
    } finally {
      writing.unlock();
      queue.wakeNext();
    }
  }

  private <T> T borrow(Function<Statements, T> work) {
    reading.acquireUninterruptibly();
    try {
      requireOpen();
      Statements kept = idle.poll();
      Statements reader = kept == null ? connections.open() : kept;
      try {
        return work.apply(reader);
      } finally {
        idle.push(reader);
      }
    } finally {
      reading.release();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException("the store is closed");
    }
  }

  /** Waits for readers and writers, and closes the file. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      reading.acquireUninterruptibly(MAX_READERS);
      try {
        idle.forEach(Statements::close);
        writer.close();
      } finally {
        reading.release(MAX_READERS);
        folder.ifPresent(Folder::close);
      }
    } finally {
      writing.unlock();
      queue.wakeNext();
    }
  }
}
