package dev.cadenza.models.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The strong ETag of a partially downloaded file, stored next to the part. */
record PartTag(Path file) {
  static PartTag of(Path part) {
    return new PartTag(part.resolveSibling(part.getFileName() + ".tag"));
  }

  Optional<String> value() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Weak ones do not guarantee equal bytes. */
  void keep(Optional<String> tag) throws IOException {
    if (tag.filter(value -> value.startsWith("\"")).isPresent()) {
      Files.writeString(file, tag.get());
    } else {
      Files.deleteIfExists(file);
    }
  }
}
