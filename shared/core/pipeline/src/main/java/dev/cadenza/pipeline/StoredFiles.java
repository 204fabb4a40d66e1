package dev.cadenza.pipeline;

import dev.cadenza.jobs.WorkFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a job that its checkpoints name, on this machine and in the store. */
final class StoredFiles {
  /** Two seconds of sound: less is sooner put than packed. */
  private static final long WORTH_PACKING = 100_000;

  private final WorkFiles files;
  private final String prefix;
  private final Path directory;
  private final Optional<Packing> packing;

  // Where the store has a file, below the prefix: what segments kept, a step need not keep again.
  private final Map<WorkFile, String> places = new ConcurrentHashMap<>();

  /**
   * @param prefix of all keys
   * @param directory where the files lie on this machine
   */
  StoredFiles(WorkFiles files, String prefix, Path directory, Optional<Packing> packing) {
    this.files = files;
    this.prefix = prefix;
    this.directory = directory;
    this.packing = packing;
  }

  boolean has(WorkFile file) {
    return places.containsKey(file);
  }

  /** Learns from a checkpoint where files are. */
  void know(Map<String, String> named) {
    named.forEach((name, place) -> places.put(new WorkFile(name), place));
  }

  /**
   * Keeps a file, unless the store has it.
   *
   * @param area where it is to be, below the prefix
   * @return where it is, below the prefix
   */
  String keep(WorkFile file, String area) throws IOException, InterruptedException {
    String known = places.get(file);
    if (known != null) {
      return known;
    }
    Path path = directory.resolve(file.name());
    String place;
    if (packing.isPresent() && Packing.isSound(file.name()) && Files.size(path) > WORTH_PACKING) {
      Path packed = directory.resolve(Packing.packed(file.name()));
      packing.get().pack().convert(path, packed);
      place = put(packed, area);
      Files.delete(packed);
    } else {
      place = put(path, area);
    }
    places.put(file, place);
    return place;
  }

  private String put(Path path, String area) {
    String place = area + "files/" + path.getFileName();
    files.put(prefix + place, path, "application/octet-stream");
    return place;
  }

  /** The place of a file on this machine; fetched when only the store has it. */
  Path path(WorkFile file) {
    Path path = directory.resolve(file.name());
    String place = places.get(file);
    if (place != null && !Files.exists(path)) {
      fetch(place, path);
    }
    return path;
  }

  private void fetch(String place, Path path) {
    if (packing.isEmpty() || !Packing.isPacked(place)) {
      files.fetch(prefix + place, path);
      return;
    }
    Path packed = directory.resolve(Packing.packed(path.getFileName().toString()));
    try {
      if (files.fetch(prefix + place, packed)) {
        packing.get().unpack().convert(packed, path);
        Files.delete(packed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No room for " + path.getFileName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while unpacking " + path.getFileName());
    }
  }
}
