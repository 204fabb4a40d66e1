package dev.cadenza.faults;

import dev.cadenza.jobs.WorkFiles;
import java.nio.file.Path;
import java.util.Optional;

/** The store of files as one process sees it. */
record FaultyFiles(WorkFiles files, Actor actor, Trouble trouble) implements WorkFiles {
  @Override
  public void put(String key, Path file, String contentType) {
    run("put", () -> files.put(key, file, contentType));
  }

  @Override
  public void put(String key, byte[] content, String contentType) {
    run("put", () -> files.put(key, content, contentType));
  }

  @Override
  public Optional<byte[]> read(String key) {
    return trouble.call(actor, "files.read", () -> files.read(key));
  }

  @Override
  public boolean fetch(String key, Path to) {
    return trouble.call(actor, "files.fetch", () -> files.fetch(key, to));
  }

  @Override
  public void deleteAll(String prefix) {
    run("deleteAll", () -> files.deleteAll(prefix));
  }

  private void run(String name, Runnable action) {
    trouble.call(
        actor,
        "files." + name,
        () -> {
          action.run();
          return true;
        });
  }
}
