package dev.cadenza.models.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A store in a folder. */
record FolderStore(Path folder) implements ModelStore {
  @Override
  public String name() {
    return "the folder";
  }

  @Override
  public Optional<byte[]> read(String key) {
    try {
      Path file = folder.resolve(key);
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean fetch(String key, Path to) throws IOException {
    Path file = folder.resolve(key);
    if (!Files.exists(file)) {
      return false;
    }
    Files.copy(file, to);
    return true;
  }

  @Override
  public boolean has(String key, long bytes) {
    return Files.exists(folder.resolve(key));
  }

  @Override
  public void put(String key, byte[] content) {
    try {
      Path file = folder.resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String key, Path file, LongConsumer progress) throws IOException {
    put(key, Files.readAllBytes(file));
    progress.accept(Files.size(file));
  }
}
