package dev.cadenza.llama;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The file that {@code LLAMA_MODEL} names.
 *
 * @param path absolute
 */
record GgufFile(Path path) {
  static final String VARIABLE = "LLAMA_MODEL";

  private static final byte[] MAGIC = "GGUF".getBytes(StandardCharsets.US_ASCII);

  GgufFile {
    requireNonNull(path, "path");
  }

  static Optional<GgufFile> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .map(value -> new GgufFile(Path.of(value).toAbsolutePath()));
  }

  /** What is wrong with it, for users; empty if it can be loaded. */
  Optional<String> fault() {
    if (!Files.isRegularFile(path)) {
      return Optional.of("%s names %s, which is not a file.".formatted(VARIABLE, path));
    }
    try (InputStream file = Files.newInputStream(path)) {
      return Arrays.equals(file.readNBytes(MAGIC.length), MAGIC)
          ? Optional.empty()
          : Optional.of("%s names %s, which is not a GGUF file.".formatted(VARIABLE, path));
    } catch (IOException e) {
      return Optional.of(
          "%s names %s, which cannot be read: %s.".formatted(VARIABLE, path, e.getMessage()));
    }
  }
}
