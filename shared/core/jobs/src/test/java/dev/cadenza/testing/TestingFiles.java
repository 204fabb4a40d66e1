package dev.cadenza.testing;

import dev.cadenza.jobs.WorkFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Files in memory. */
public final class TestingFiles implements WorkFiles {
  private final Map<String, byte[]> contents = new TreeMap<>();
  private int reads;

  @Override
  public void put(String key, Path file, String contentType) {
    try {
      put(key, Files.readAllBytes(file), contentType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void put(String key, byte[] content, String contentType) {
    contents.put(key, content.clone());
  }

  @Override
  public synchronized Optional<byte[]> read(String key) {
    reads++;
    return Optional.ofNullable(contents.get(key)).map(byte[]::clone);
  }

  @Override
  public boolean fetch(String key, Path to) {
    Optional<byte[]> content = read(key);
    try {
      if (content.isPresent()) {
        Files.write(to, content.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content.isPresent();
  }

  @Override
  public synchronized void deleteAll(String prefix) {
    contents.keySet().removeIf(key -> key.startsWith(prefix));
  }

  public synchronized Set<String> keys() {
    return Set.copyOf(contents.keySet());
  }

  /** The number of requests. */
  public synchronized int reads() {
    return reads;
  }
}
