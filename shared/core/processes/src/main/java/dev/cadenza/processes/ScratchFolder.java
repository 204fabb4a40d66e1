package dev.cadenza.processes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A temporary folder, deleted when closed. Its name contains the process id, {@code
 * cadenza-<purpose>-<pid>-<number>}, so that a later process deletes the folders of a killed one:
 * before it creates its first folder, or with {@link #sweep}.
 *
 * @param path absolute
 */
public record ScratchFolder(Path path) implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("cadenza-[a-z]+-(\\d{1,18})-\\d+");

  /** The kernel's start time of a process may differ by a second. */
  private static final Duration IMPRECISION = Duration.ofSeconds(2);

  private static final AtomicBoolean SWEPT = new AtomicBoolean();

  public ScratchFolder {
    requireNonNull(path, "path");
  }

  /**
   * Creates a folder among the system's temporary files.
   *
   * @param purpose lower-case letters
   */
  public static ScratchFolder create(String purpose) {
    if (SWEPT.compareAndSet(false, true)) {
      sweep();
    }
    String prefix =
        String.format(Locale.ROOT, "cadenza-%s-%d-", purpose, ProcessHandle.current().pid());
    try {
      return new ScratchFolder(Files.createTempDirectory(prefix).toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create temporary files", e);
    }
  }

  /** Deletes the folders of ended processes. Errors are ignored. */
  public static void sweep() {
    sweep(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static void sweep(Path directory) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory, "cadenza-*")) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isLeftBehind(folder)) {
          deleteIfPossible(folder);
        }
      }
    } catch (IOException e) {
      // Not essential here: creating a folder reports the error itself.
      return;
    }
  }

  private static boolean isLeftBehind(Path folder) throws IOException {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    Optional<ProcessHandle> maker = ProcessHandle.of(Long.parseLong(name.group(1)));
    return maker.filter(ProcessHandle::isAlive).isEmpty() || isOlderThan(maker.get(), folder);
  }

  /** Another process has the process id of the folder's creator. */
  private static boolean isOlderThan(ProcessHandle process, Path folder) throws IOException {
    Optional<Instant> start = process.info().startInstant();
    try {
      Instant touched = Files.getLastModifiedTime(folder).toInstant();
      return start.filter(it -> touched.plus(IMPRECISION).isBefore(it)).isPresent();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void deleteIfPossible(Path folder) {
    try {
      delete(folder);
    } catch (IOException | UncheckedIOException e) {
      // Another user's folder, or another process deletes it at the same time.
      return;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  /** Deletes it with its content; repeated calls do nothing. */
  @Override
  public void close() {
    try {
      delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Temporary files remain in " + path, e);
    }
  }
}
