package dev.cadenza.neural.bergamot;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.models.ModelFolder;
import java.nio.file.Path;
import java.util.Optional;

/** The models that tests need. */
final class InstalledModels {
  private InstalledModels() {}

  /** The folder of a model; without it, the test is skipped. */
  static Path folder(String model) {
    Optional<Path> folder = ModelFolder.of(System.getenv()).installed(model);
    assumeTrue(
        folder.isPresent(),
        () -> "The model %s is missing. Install it: cadenza models install".formatted(model));
    return folder.orElseThrow();
  }
}
