package dev.cadenza.models;

import dev.cadenza.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The digests of an installed model's files, kept beside them in the format of {@code sha256sum}.
 */
final class DigestList {
  static final String FILE = "SHA256SUMS";

  private DigestList() {}

  static Map<String, String> compute(Path folder, Iterable<String> paths) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String path : paths) {
      digests.put(path, Sha256.hex(folder.resolve(path)));
    }
    return digests;
  }

  static void write(Path folder, Map<String, String> digests) throws IOException {
    Files.writeString(
        folder.resolve(FILE),
        digests.entrySet().stream()
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining()));
  }

  /** Empty if there is none. */
  static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(" {2}", 2);
        if (parts.length == 2) {
          digests.put(parts[1], parts[0]);
        }
      }
    }
    return digests;
  }
}
