package dev.cadenza.models.catalog;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.fetch.Expected;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An installed file of a model, or an input file of a conversion.
 *
 * @param path below the model's folder, with {@code /}
 * @param bytes its size; exact if {@code exact}
 * @param sha256 its digest; if unknown, the digest of the first installation is stored
 * @param input whether it is only an input, which is removed afterwards
 * @param sources in order
 */
public record ModelFile(
    String path,
    long bytes,
    boolean exact,
    Optional<String> sha256,
    boolean input,
    List<Source> sources) {
  public ModelFile {
    requireInside(path);
    requireNonNull(sha256, "sha256");
    sources = List.copyOf(sources);
    sha256.ifPresent(ModelFile::requireDigest);
  }

  static void requireInside(String path) {
    if (!path.matches("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")) {
      throw new IllegalArgumentException("not a path within the model's folder: " + path);
    }
  }

  static void requireDigest(String digest) {
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + digest);
    }
  }

  public Expected expected() {
    return new Expected(exact ? OptionalLong.of(bytes) : OptionalLong.empty(), sha256);
  }
}
