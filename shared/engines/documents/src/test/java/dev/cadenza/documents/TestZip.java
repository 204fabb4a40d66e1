package dev.cadenza.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives for tests, such as books. */
final class TestZip {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** An EPUB without pages. */
  static TestZip epub() {
    return new TestZip()
        .with("mimetype", "application/epub+zip")
        .with(
            "META-INF/container.xml",
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
                + "<rootfile full-path='OPS/book.opf'/></rootfiles></container>");
  }

  TestZip with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  TestZip with(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  Path write(Path file) {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
