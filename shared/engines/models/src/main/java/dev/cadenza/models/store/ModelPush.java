package dev.cadenza.models.store;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.DigestList;
import dev.cadenza.models.InstallListener;
import dev.cadenza.models.ModelCheck;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Copies installed models into a store. What the store has is not sent again. */
public final class ModelPush {
  private final ModelStore store;
  private final ModelFolder folder;
  private final InstallListener listener;

  public ModelPush(ModelStore store, ModelFolder folder, InstallListener listener) {
    this.store = requireNonNull(store, "store");
    this.folder = requireNonNull(folder, "folder");
    this.listener = requireNonNull(listener, "listener");
  }

  /**
   * Checks the digests of a model's files, and sends those that are missing in the store. The model
   * can be fetched once this returns.
   *
   * @return the bytes that were sent; 0 if the store had all
   * @throws ModelException if the model is not installed, or not as it should be
   */
  public long push(Model model) {
    Path from =
        folder
            .installed(model.name())
            .orElseThrow(
                () ->
                    new ModelException(
                        "%1$s is not installed. Install it: ./cadenza models install %1$s"
                            .formatted(model.name())));
    List<String> faults = ModelCheck.faults(model, from);
    if (!faults.isEmpty()) {
      throw new ModelException(
          "%1$s/%2$s. Install it again: ./cadenza models remove %1$s && ./cadenza models install %1$s"
              .formatted(model.name(), faults.getFirst()));
    }
    try {
      return send(model, from);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + from, e);
    }
  }

  private long send(Model model, Path from) throws IOException {
    Map<String, String> digests = DigestList.read(from);
    digests.putAll(model.digests());
    digests.keySet().retainAll(model.paths());
    long sent = 0;
    for (Map.Entry<String, String> file : digests.entrySet()) {
      Path path = from.resolve(file.getKey());
      String key = StoreKeys.file(file.getValue());
      long bytes = Files.size(path);
      if (!store.has(key, bytes)) {
        try (InstallListener.Bar bar = listener.start(model.name() + "/" + file.getKey(), bytes)) {
          store.put(key, path, bar::at);
        }
        sent += bytes;
      }
    }
    byte[] list = DigestList.text(digests).getBytes(StandardCharsets.UTF_8);
    if (store.read(StoreKeys.list(model.name())).filter(it -> Arrays.equals(it, list)).isEmpty()) {
      store.put(StoreKeys.list(model.name()), list);
    }
    return sent;
  }
}
