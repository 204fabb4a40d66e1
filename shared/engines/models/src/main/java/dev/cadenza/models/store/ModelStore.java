package dev.cadenza.models.store;

import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Keeps files under keys, such as a bucket. Safe for use by several threads.
 *
 * <p>All methods throw {@link TransientFailure} {@code model_store_failed} if the store cannot be
 * reached or refuses the request.
 */
public interface ModelStore {
  /** Its name in messages, such as {@code the bucket cadenza-models}. */
  String name();

  /** A small file; empty if there is none. */
  Optional<byte[]> read(String key);

  /**
   * Copies a file.
   *
   * @param to a file that does not exist yet
   * @return false if there is none
   */
  boolean fetch(String key, Path to) throws IOException;

  /** Whether there is a file of this size. */
  boolean has(String key, long bytes);

  void put(String key, byte[] content);

  /**
   * Stores a file.
   *
   * @param progress takes the bytes that are sent
   */
  void put(String key, Path file, LongConsumer progress) throws IOException;
}
