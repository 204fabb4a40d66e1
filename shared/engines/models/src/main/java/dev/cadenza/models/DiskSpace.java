package dev.cadenza.models;

import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks the free disk space for models. */
final class DiskSpace {
  private static final long MEGABYTE = 1_000_000;

  private DiskSpace() {}

  /**
   * The maximum usage: all installed models, and for one model the downloaded files, their package
   * and its unpacked files.
   */
  static long needed(List<Model> models) {
    long installed = models.stream().mapToLong(Model::diskBytes).sum();
    long work = models.stream().mapToLong(Model::downloadBytes).max().orElse(0);
    return installed + 3 * work;
  }

  static void require(Path folder, List<Model> models) throws IOException {
    require(folder, needed(models), Files.getFileStore(folder).getUsableSpace());
  }

  static void require(Path folder, long needed, long free) {
    if (free < needed) {
      throw new ModelException(
          "Not enough disk space in %s: the models need %d MB while they are installed, and %d MB are free. Free some space, or choose another folder with the variable %s."
              .formatted(folder, needed / MEGABYTE, free / MEGABYTE, ModelFolder.VARIABLE));
    }
  }
}
