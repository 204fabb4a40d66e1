package dev.cadenza.platform;

import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The data folder of a platform. A marker file shows that Cadenza may delete it, and a lock on the
 * marker that it is in use.
 */
public final class DataFolder implements AutoCloseable {
  private static final String MARK = ".cadenza-data";

  private final Path path;
  // Kept open: the lock is held until its channel is closed or the process ends.
  private final FileChannel mark;
  private final boolean temporary;

  private DataFolder(Path path, FileChannel mark, boolean temporary) {
    this.path = path;
    this.mark = mark;
    this.temporary = temporary;
  }

  /**
   * Creates the folder if missing and locks it until closed.
   *
   * @throws PlatformUnavailable when it is in use, or contains other files
   */
  static DataFolder claim(Path folder) {
    return claim(folder, false);
  }

  private static DataFolder claim(Path folder, boolean temporary) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      requireOurs(path);
      FileChannel mark =
          FileChannel.open(path.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(mark)) {
        mark.close();
        throw new PlatformUnavailable(
            path + " is in use by another platform. Stop that one, or choose another folder.");
      }
      return new DataFolder(path, mark, temporary);
    } catch (IOException e) {
      throw new PlatformUnavailable("%s cannot be used as a data folder: %s".formatted(path, e), e);
    }
  }

  /** A new temporary folder, which is deleted when closed. */
  public static DataFolder temporary() {
    return claim(ScratchFolder.create("data").path(), true);
  }

  public Path path() {
    return path;
  }

  /** Deletes its content. */
  void empty() {
    delete(each -> !each.equals(path) && !each.equals(path.resolve(MARK)));
  }

  @Override
  public void close() {
    try {
      mark.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock " + path, e);
    }
    if (temporary && Files.exists(path)) {
      delete(_ -> true);
    }
  }

  private void delete(Predicate<Path> which) {
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.filter(which).sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  private static void requireOurs(Path path) throws IOException {
    try (Stream<Path> content = Files.list(path)) {
      if (Files.notExists(path.resolve(MARK)) && content.findAny().isPresent()) {
        throw new PlatformUnavailable(
            path + " contains other files than data of Cadenza. Choose another folder.");
      }
    }
  }

  private static boolean lock(FileChannel mark) throws IOException {
    try {
      return mark.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
