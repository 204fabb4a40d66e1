package dev.cadenza.models;

import dev.cadenza.model.id.Sha256;
import dev.cadenza.models.catalog.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares installed files with their digests: those of the catalogue, otherwise those of the
 * installation.
 */
public final class ModelCheck {
  private ModelCheck() {}

  /**
   * The errors of a model, one per line.
   *
   * @param folder of the installed model
   */
  public static List<String> faults(Model model, Path folder) {
    try {
      Map<String, String> digests = new HashMap<>(DigestList.read(folder));
      digests.putAll(model.digests());
      List<String> faults = new ArrayList<>();
      for (String path : model.paths()) {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
          faults.add("%s is missing".formatted(path));
        } else if (!digests.containsKey(path)) {
          faults.add("%s has no recorded SHA-256".formatted(path));
        } else if (!digests.get(path).equals(Sha256.hex(file))) {
          faults.add("%s does not have the SHA-256 %s".formatted(path, digests.get(path)));
        }
      }
      return faults;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }
}
