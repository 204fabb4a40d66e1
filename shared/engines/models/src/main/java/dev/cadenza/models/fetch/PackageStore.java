package dev.cadenza.models.fetch;

import dev.cadenza.processes.GuardedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Packages fetched by {@code pip} and {@code npm}. The addresses of registries are part of these
 * programs' configuration, which may contain a mirror. An existing package is not fetched again.
 */
public final class PackageStore {
  private static final long POLL_MILLIS = 200;

  /** The maximum size of a program's own output, without any download. */
  private static final long NOISE = 100_000;

  private static final int MAX_REASON = 300;
  private static final Duration STALL = Duration.ofMinutes(3);

  private final Path folder;
  private final Map<String, String> environment;
  private final ClientPrograms programs;
  private final Map<PackageClient, Boolean> worked = new EnumMap<>(PackageClient.class);

  /**
   * @param folder for the packages
   * @param environment of the programs, with their settings and the {@code PATH}
   */
  public PackageStore(Path folder, Map<String, String> environment, ClientProvider provider) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.programs = new ClientPrograms(this.environment, provider);
  }

  /** The folder of a package. */
  public Path place(PackageName wanted) {
    return folder.resolve(
        "%s-%s-%s".formatted(wanted.client().program(), wanted.name(), wanted.version()));
  }

  /**
   * The file of a package, fetched if it does not exist.
   *
   * @param progress receives the number of bytes so far
   * @throws SourceFailed if it cannot be fetched
   */
  public Path fetch(PackageName wanted, LongConsumer progress)
      throws SourceFailed, IOException, InterruptedException {
    Path place = place(wanted);
    if (!Files.isDirectory(place)) {
      download(wanted, place, progress);
    }
    return onlyFile(place).orElseThrow(() -> new SourceFailed("Missing file: " + wanted));
  }

  private void download(PackageName wanted, Path place, LongConsumer progress)
      throws SourceFailed, IOException, InterruptedException {
    PackageClient client = wanted.client();
    List<String> words = new ArrayList<>(programs.words(client));
    if (Boolean.FALSE.equals(worked.get(client))) {
      throw new SourceFailed(client.program() + " could not fetch another package before");
    }
    Path work = folder.resolve("work");
    Trees.delete(work);
    Path into = Files.createDirectories(work.resolve("done"));
    words.addAll(client.arguments(wanted, into, Files.createDirectories(work.resolve("cache"))));
    try {
      int code = run(words, work, progress);
      Optional<Path> file = onlyFile(into);
      if (code != 0 || file.isEmpty()) {
        // An immediate failure would be repeated for each package, mostly without a network, and
        // takes time.
        worked.putIfAbsent(client, false);
        throw new SourceFailed(
            "%s cannot fetch %s%s".formatted(client.program(), wanted, reason(log(work))));
      }
      worked.put(client, true);
      Files.move(into, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(work);
    }
  }

  private int run(List<String> words, Path work, LongConsumer progress)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(work).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("TMPDIR", work.toString());
    GuardedProcess guarded = GuardedProcess.start(builder);
    Process process = guarded.process();
    try {
      long seen = -1;
      long changed = System.nanoTime();
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        long now = Trees.bytes(work);
        if (now != seen) {
          seen = now;
          changed = System.nanoTime();
          if (now > NOISE) {
            progress.accept(now);
          }
        } else if (System.nanoTime() - changed > STALL.toNanos()) {
          return -1;
        }
      }
      return process.exitValue();
    } finally {
      guarded.kill();
    }
  }

  private static Path log(Path work) {
    return work.resolve("output.log");
  }

  /** The last error message, without addresses. */
  private static String reason(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.matches("(?i)(npm )?err(or)?[:! ].*"))
            .map(line -> line.replaceAll("https?://\\S+", "…").strip())
            .filter(line -> !line.contains("debug log") && !line.contains("complete log"))
            .toList();
    if (lines.isEmpty()) {
      return "";
    }
    String last = lines.getLast();
    return ": " + (last.length() > MAX_REASON ? last.substring(0, MAX_REASON) + "…" : last);
  }

  private static Optional<Path> onlyFile(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(PackageArchive::is).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** Deletes a package that is no longer needed. */
  public void delete(PackageName wanted) throws IOException {
    Trees.delete(place(wanted));
  }
}
