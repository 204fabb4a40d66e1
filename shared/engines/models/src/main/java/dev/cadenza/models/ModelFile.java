package dev.cadenza.models;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.fetch.Expected;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that a model consists of, or is built from.
 *
 * @param path below the model's folder, with {@code /}
 * @param bytes its size; exact if {@code exact}
 * @param sha256 its digest; where none is known, the one of the first installation is kept
 * @param input whether it is only built from, and removed afterwards
 * @param sources to try in this order
 */
record ModelFile(
    String path,
    long bytes,
    boolean exact,
    Optional<String> sha256,
    boolean input,
    List<Source> sources) {
  ModelFile {
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

  Expected expected() {
    return new Expected(exact ? OptionalLong.of(bytes) : OptionalLong.empty(), sha256);
  }
}
