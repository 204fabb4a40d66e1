package dev.cadenza.models.catalog;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.fetch.Expected;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a file of a model is built from others.
 *
 * @param kind such as {@code whisper}
 * @param inputs paths of files of the same model
 * @param path of the result, below the model's folder
 * @param bytes the approximate size of the result
 * @param sha256 its digest, if known
 */
public record Conversion(
    String kind, List<String> inputs, String path, long bytes, Optional<String> sha256) {
  public Conversion {
    requireNonNull(kind, "kind");
    inputs = List.copyOf(inputs);
    ModelFile.requireInside(path);
    requireNonNull(sha256, "sha256");
    sha256.ifPresent(ModelFile::requireDigest);
  }

  public Expected expected() {
    return new Expected(OptionalLong.empty(), sha256);
  }
}
