package dev.cadenza.documents;

import dev.cadenza.documents.parts.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A ZIP file of a document. Sizes are counted while an entry is unpacked, because the ones that a
 * file states may be wrong.
 */
final class Archive implements AutoCloseable {
  static final int MAX_ENTRIES = 10_000;
  static final long MAX_ENTRY = 32L << 20;
  static final long MAX_ALL = 128L << 20;

  private final ZipFile zip;
  private final String kind;
  private long read;

  private Archive(ZipFile zip, String kind) {
    this.zip = zip;
    this.kind = kind;
  }

  /**
   * @param kind for messages, such as {@code EPUB}
   * @throws dev.cadenza.model.PermanentFailure {@code protected_document}, {@code
   *     document_too_large} or {@code broken_document}
   */
  static Archive open(Path file, String kind) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("encrypted")
          ? Rejection.isProtected(kind)
          : Rejection.broken(kind);
    }
    if (zip.size() > MAX_ENTRIES) {
      zip.close();
      throw Rejection.tooLarge(kind);
    }
    return new Archive(zip, kind);
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** The content of an entry; empty if there is none of this name. */
  Optional<byte[]> find(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.isDirectory()) {
      return Optional.empty();
    }
    try (InputStream content = zip.getInputStream(entry)) {
      byte[] bytes = content.readNBytes((int) MAX_ENTRY + 1);
      read += bytes.length;
      if (bytes.length > MAX_ENTRY || read > MAX_ALL) {
        throw Rejection.tooLarge(kind);
      }
      return Optional.of(bytes);
    } catch (ZipException | java.io.EOFException e) {
      throw Rejection.broken(kind);
    }
  }

  byte[] get(String name) throws IOException {
    return find(name).orElseThrow(() -> Rejection.broken(kind));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
