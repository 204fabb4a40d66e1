package dev.cadenza.neural.whisper;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model to use.
 *
 * @param file ggml
 */
record InstalledModel(Path file) {
  /** The variable that names it: a model of the catalogue, or a file. */
  static final String VARIABLE = "WHISPER_MODEL";

  private static final String FILE = "model.bin";

  /** The best first. */
  private static final List<String> DEFAULTS = List.of("whisper-base", "whisper-tiny.en");

  InstalledModel {
    requireNonNull(file, "file");
  }

  /** The one that {@value #VARIABLE} names; without it, the best that is installed. */
  static Optional<InstalledModel> find(Map<String, String> environment) {
    ModelFolder models = ModelFolder.of(environment);
    String wanted = environment.getOrDefault(VARIABLE, "").strip();
    List<String> names = wanted.isEmpty() ? DEFAULTS : List.of(wanted);
    return names.stream()
        .flatMap(name -> named(name, models).stream())
        .findFirst()
        .map(InstalledModel::new);
  }

  private static Optional<Path> named(String name, ModelFolder models) {
    Optional<Path> path =
        name.contains("/") ? Optional.of(Path.of(name).toAbsolutePath()) : models.installed(name);
    return path.map(it -> Files.isDirectory(it) ? it.resolve(FILE) : it)
        .filter(Files::isRegularFile);
  }
}
