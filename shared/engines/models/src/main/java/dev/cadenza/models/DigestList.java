package dev.cadenza.models;

import dev.cadenza.model.id.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The digests of an installed model's files, stored in the model's folder in the format of {@code
 * sha256sum}.
 */
public final class DigestList {
  static final String FILE = "SHA256SUMS";

  private DigestList() {}

  static Map<String, String> compute(Path folder, Iterable<String> paths) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String path : paths) {
      digests.put(path, Sha256.hex(folder.resolve(path)));
    }
    return digests;
  }

  public static void write(Path folder, Map<String, String> digests) throws IOException {
    Files.writeString(folder.resolve(FILE), text(digests));
  }

  /** As the file has them. */
  public static String text(Map<String, String> digests) {
    return digests.entrySet().stream()
        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
        .collect(Collectors.joining());
  }

  /** Empty if it does not exist. */
  public static Map<String, String> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? parse(Files.readString(file)) : new TreeMap<>();
  }

  /** By path, in their order. */
  public static Map<String, String> parse(String text) {
    Map<String, String> digests = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] parts = line.split(" {2}", 2);
      if (parts.length == 2) {
        digests.put(parts[1], parts[0]);
      }
    }
    return digests;
  }
}
