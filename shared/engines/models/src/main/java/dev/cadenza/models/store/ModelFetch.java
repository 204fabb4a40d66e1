package dev.cadenza.models.store;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.model.id.Sha256;
import dev.cadenza.models.DigestList;
import dev.cadenza.models.InstallLock;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.fetch.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Copies models from a store into a folder when they are first needed. A model appears there as a
 * whole, with one rename, after the digest of each file was compared.
 *
 * <p>Digests are those of the catalogue; where it has none, those of the machine that pushed the
 * model.
 */
public final class ModelFetch {
  /** A connection to S3 is slower than a function's network. */
  private static final int AT_A_TIME = 8;

  private final ModelFolder folder;
  private final ModelStore store;

  public ModelFetch(ModelFolder folder, ModelStore store) {
    this.folder = requireNonNull(folder, "folder");
    this.store = requireNonNull(store, "store");
  }

  /**
   * Fetches a model, unless it is there.
   *
   * @return whether it was fetched
   * @throws PermanentFailure {@code model_missing} if the store does not have it, {@code
   *     model_damaged} if a file does not have its digest
   * @throws TransientFailure {@code model_store_failed} if the store or the disk fails
   */
  public boolean ensure(Model model) throws InterruptedException {
    if (folder.installed(model.name()).isPresent()) {
      return false;
    }
    try (InstallLock _ = InstallLock.of(folder.path(), () -> {})) {
      if (folder.installed(model.name()).isPresent()) {
        return false;
      }
      fetch(model);
      return true;
    } catch (IOException e) {
      throw new TransientFailure(
          "model_store_failed",
          "The model %s could not be written to %s.".formatted(model.name(), folder.path()),
          e);
    }
  }

  private void fetch(Model model) throws IOException, InterruptedException {
    Map<String, String> digests = digests(model);
    Path staging = folder.path().resolve(".fetched-" + model.name());
    Trees.delete(staging);
    try {
      Files.createDirectories(staging);
      copyAll(model, digests, staging);
      DigestList.write(staging, digests);
      Files.move(staging, folder.path().resolve(model.name()), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(staging);
    }
  }

  private Map<String, String> digests(Model model) {
    byte[] list = store.read(StoreKeys.list(model.name())).orElseThrow(() -> missing(model));
    Map<String, String> digests = DigestList.parse(new String(list, StandardCharsets.UTF_8));
    if (!digests.keySet().containsAll(model.paths())
        || !digests.entrySet().containsAll(model.digests().entrySet())) {
      throw new PermanentFailure(
          "model_damaged",
          "Another model %s is in %s than this version of Cadenza uses. %s"
              .formatted(model.name(), store.name(), advice(model)));
    }
    digests.keySet().retainAll(model.paths());
    return digests;
  }

  private void copyAll(Model model, Map<String, String> digests, Path staging)
      throws IOException, InterruptedException {
    try (ExecutorService copies =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofPlatform().daemon().factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (Map.Entry<String, String> file : digests.entrySet()) {
        running.add(
            copies.submit(
                () -> {
                  copy(model, file.getKey(), file.getValue(), staging);
                  return null;
                }));
      }
      try {
        for (Future<?> copy : running) {
          copy.get();
        }
      } catch (ExecutionException e) {
        copies.shutdownNow();
        throw unwrapped(e);
      } catch (InterruptedException e) {
        copies.shutdownNow();
        throw e;
      }
    }
  }

  private static IOException unwrapped(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case IOException e -> e;
      default -> new IOException(failure.getCause());
    };
  }

  private void copy(Model model, String path, String digest, Path staging) throws IOException {
    Path to = staging.resolve(path);
    Files.createDirectories(to.getParent());
    if (!store.fetch(StoreKeys.file(digest), to)) {
      throw missing(model);
    }
    if (!Sha256.hex(to).equals(digest)) {
      throw new PermanentFailure(
          "model_damaged",
          "%s/%s in %s does not have the SHA-256 %s. Delete the key %s, then push again. %s"
              .formatted(
                  model.name(), path, store.name(), digest, StoreKeys.file(digest), advice(model)));
    }
  }

  private PermanentFailure missing(Model model) {
    return new PermanentFailure(
        "model_missing",
        "The model %s is not in %s. %s".formatted(model.name(), store.name(), advice(model)));
  }

  private static String advice(Model model) {
    return "Run: ./cadenza models push %s --bucket BUCKET".formatted(model.name());
  }
}
