package dev.cadenza.models.fetch;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.id.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The known properties of a file before its download.
 *
 * @param bytes its exact size
 * @param sha256 its digest; empty to accept any contents
 */
public record Expected(OptionalLong bytes, Optional<String> sha256) {
  public Expected {
    requireNonNull(bytes, "bytes");
    requireNonNull(sha256, "sha256");
  }

  /**
   * Compares a file with it.
   *
   * @param origin the source of the file, for the message
   * @throws SourceFailed if the file is a different one
   */
  public void check(Path file, String origin) throws SourceFailed, IOException {
    if (bytes.isPresent() && Files.size(file) != bytes.getAsLong()) {
      throw new SourceFailed(
          "%s has %,d bytes instead of %,d and was rejected"
              .formatted(origin, Files.size(file), bytes.getAsLong()));
    }
    if (sha256.isPresent()) {
      String actual = Sha256.hex(file);
      if (!actual.equals(sha256.get())) {
        throw new SourceFailed(
            "%s has the SHA-256 %s instead of %s and was rejected"
                .formatted(origin, actual, sha256.get()));
      }
    }
  }

  /** Whether a file is known to be the expected one. */
  public boolean fits(Path file) throws IOException {
    return sha256.isPresent()
        && (bytes.isEmpty() || Files.size(file) == bytes.getAsLong())
        && sha256.get().equals(Sha256.hex(file));
  }
}
