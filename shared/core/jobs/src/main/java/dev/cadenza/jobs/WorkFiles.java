package dev.cadenza.jobs;

import java.nio.file.Path;
import java.util.Optional;

/** Stores files independent of a worker, by key. Keys look like paths; there are no folders. */
public interface WorkFiles {
  void put(String key, Path file, String contentType);

  void put(String key, byte[] content, String contentType);

  /** The content of a key, for small files. */
  Optional<byte[]> read(String key);

  /**
   * Copies the content of a key to a file.
   *
   * @param to a file that does not exist yet
   * @return whether the key exists
   */
  boolean fetch(String key, Path to);

  /** Deletes all keys with this prefix. */
  void deleteAll(String prefix);
}
