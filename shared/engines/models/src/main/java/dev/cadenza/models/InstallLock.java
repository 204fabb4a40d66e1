package dev.cadenza.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Allows one installation at a time in a folder of models, among all processes. The system releases
 * it when a process ends, in any way.
 */
public final class InstallLock implements AutoCloseable {
  /** A file lock excludes other processes, not other threads of this one. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel channel;

  private InstallLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for it.
   *
   * @param waiting called once if another process has it
   */
  public static InstallLock of(Path root, Runnable waiting)
      throws IOException, InterruptedException {
    if (!THREADS.tryLock()) {
      waiting.run();
      THREADS.lockInterruptibly();
    }
    FileChannel channel = null;
    boolean locked = false;
    try {
      Files.createDirectories(root);
      channel =
          FileChannel.open(
              root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        waiting.run();
        channel.lock();
      }
      locked = true;
      return new InstallLock(channel);
    } finally {
      if (!locked) {
        if (channel != null) {
          channel.close();
        }
        THREADS.unlock();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      THREADS.unlock();
    }
  }
}
