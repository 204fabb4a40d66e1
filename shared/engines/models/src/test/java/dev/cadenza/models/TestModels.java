package dev.cadenza.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.model.id.Sha256;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.models.fetch.HttpPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small catalogues and files for tests. */
public final class TestModels {
  /** Impatient, as everything is on this machine. */
  static final HttpPolicy QUICK =
      new HttpPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(10));

  private TestModels() {}

  static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static String sha256(byte[] content) {
    try {
      Path file = Files.createTempFile("content", "");
      try {
        Files.write(file, content);
        return Sha256.hex(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model of one file. */
  public static ModelCatalog one(String path, byte[] content, String... sources) {
    return catalog(download(path, content, false, sources), "");
  }

  static String download(String path, byte[] content, boolean input, String... sources) {
    return """
    {"input": %s, "files": [{"path": "%s", "bytes": %d, "sha256": "%s"}], "sources": [%s]}"""
        .formatted(input, path, content.length, sha256(content), String.join(",", sources));
  }

  /** Of a file whose digest is unknown. */
  static String unknown(String path, String... sources) {
    return """
    {"files": [{"path": "%s", "about": 1000}], "sources": [%s]}"""
        .formatted(path, String.join(",", sources));
  }

  static ModelCatalog catalog(String downloads, String conversion) {
    return read(
        """
        {"packages": {
          "tiny-one": {"client": "pip", "version": "1.0.0", "bytes": 100},
          "tiny-two": {"client": "pip", "version": "1.0.0", "bytes": 100},
          "tiny-js": {"client": "npm", "version": "2.0.0", "bytes": 100}},
         "models": [{"name": "tiny", "task": "test", "default": true, "languages": ["en"],
           "licence": "MIT", "attribution": "Nobody", "downloads": [%s]%s}]}"""
            .formatted(downloads, conversion));
  }

  static ModelCatalog read(String json) {
    try {
      return ModelCatalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String home(String url) {
    return "{\"home\": \"%s\"}".formatted(url);
  }

  /** Pairs of a package and a path in it. */
  static String members(String... pairs) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      members.add("{\"package\": \"%s\", \"path\": \"%s\"}".formatted(pairs[i], pairs[i + 1]));
    }
    return "{\"members\": [%s]}".formatted(String.join(",", members));
  }

  static InstallTools tools() {
    return InstallTools.of(Map.of("PATH", "/no/such/folder")).withHttp(QUICK);
  }

  static void zip(Path file, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  /** Requires that a folder has these files and folders, and no others. */
  static void assertNothingElse(Path root, String... names) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder(names);
    }
  }
}
