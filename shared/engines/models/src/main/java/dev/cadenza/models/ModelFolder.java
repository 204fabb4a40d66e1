package dev.cadenza.models;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of all installed models, one folder each, shared by all checkouts of a user.
 *
 * @param path absolute; it may not exist yet
 */
public record ModelFolder(Path path) {
  /** The variable with its path. */
  public static final String VARIABLE = "CADENZA_MODELS";

  public ModelFolder {
    requireNonNull(path, "path");
  }

  /**
   * {@code $CADENZA_MODELS}, or else {@code cadenza/models} below {@code $XDG_CACHE_HOME}, which by
   * default is {@code ~/.cache}.
   */
  public static ModelFolder of(Map<String, String> environment) {
    return new ModelFolder(
        set(environment, VARIABLE)
            .orElseGet(
                () ->
                    set(environment, "XDG_CACHE_HOME")
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve(Path.of("cadenza", "models")))
            .toAbsolutePath());
  }

  private static Optional<Path> set(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  /**
   * The folder of an installed model. An installation creates it with one rename, so an existing
   * folder is complete.
   *
   * @param model its name in the catalogue, such as {@code whisper-base}
   */
  public Optional<Path> installed(String model) {
    return Optional.of(path.resolve(model)).filter(Files::isDirectory);
  }
}
