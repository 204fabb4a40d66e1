package dev.cadenza.pipeline.files;

import dev.cadenza.jobs.WorkFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a job's checkpoints, on this machine and in the store. */
public final class StoredFiles {
  /** Two seconds of audio: compressing less takes longer than storing it. */
  private static final long WORTH_PACKING = 100_000;

  private final WorkFiles files;
  private final String prefix;
  private final Path directory;
  private final Optional<Packing> packing;

  // The keys of stored files, below the prefix: a step need not store again what segments have
  // stored.
  private final Map<WorkFile, String> places = new ConcurrentHashMap<>();

  /**
   * @param prefix of all keys
   * @param directory of the files on this machine
   */
  public StoredFiles(WorkFiles files, String prefix, Path directory, Optional<Packing> packing) {
    this.files = files;
    this.prefix = prefix;
    this.directory = directory;
    this.packing = packing;
  }

  public boolean has(WorkFile file) {
    return places.containsKey(file);
  }

  /** Adds the files of a checkpoint. */
  public void know(Map<String, String> named) {
    named.forEach((name, place) -> places.put(new WorkFile(name), place));
  }

  /**
   * Stores a file, unless it is in the store.
   *
   * @param area the folder below the prefix
   * @return the key below the prefix
   */
  public String keep(WorkFile file, String area) throws IOException, InterruptedException {
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

  /** The path of a file on this machine; downloaded if it is only in the store. */
  public Path path(WorkFile file) {
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
      throw new UncheckedIOException("Cannot store " + path.getFileName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while unpacking " + path.getFileName());
    }
  }
}
