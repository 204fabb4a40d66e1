package dev.cadenza.dynamodb.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of a store, locked against other stores. */
final class Folder implements AutoCloseable {
  private static final String DATABASE = "dynamodb.db";
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private Folder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * @param path created if missing
   * @throws StoreException when it is not usable, or in use by a store of this or another process
   */
  static Folder open(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (!locked(channel)) {
          throw new StoreException("the folder is in use: " + path.toAbsolutePath());
        }
        NativeLibrary.keepIn(path);
      } catch (IOException | RuntimeException failure) {
        channel.close();
        throw failure;
      }
      return new Folder(path, channel);
    } catch (IOException failure) {
      throw new StoreException(
          "the folder is not usable: " + path.toAbsolutePath() + ": " + failure.getMessage(),
          failure);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  Path database() {
    return path.resolve(DATABASE);
  }

  /** The lock ends with the channel or the process. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new StoreException("the lock of " + path + " was not released", failure);
    }
  }
}
