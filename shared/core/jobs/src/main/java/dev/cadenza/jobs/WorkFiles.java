package dev.cadenza.jobs;

import java.nio.file.Path;
import java.util.Optional;

/** Keeps files beyond the life of a worker, by key. Keys look like paths; there are no folders. */
public interface WorkFiles {
  void put(String key, Path file, String contentType);

  void put(String key, byte[] content, String contentType);

  /** The content under a key, for small things. */
  Optional<byte[]> read(String key);

  /**
   * Copies the content under a key into a file.
   *
   * @param to a file that is not there yet
   * @return whether there was any
   */
  boolean fetch(String key, Path to);

  /** Removes everything whose key begins so. */
  void deleteAll(String prefix);
}
