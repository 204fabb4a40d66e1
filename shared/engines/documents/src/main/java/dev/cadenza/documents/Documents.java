package dev.cadenza.documents;

import dev.cadenza.documents.parts.Rejection;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads documents, whose type is detected by their content and not by their name. */
public final class Documents {
  private static final int START = 8_192;
  private static final String EPUB_TYPE = "application/epub+zip";
  private static final long MAX_HTML = Archive.MAX_ENTRY;

  private Documents() {}

  /**
   * @param imageDescriptions whether alternative texts of images are read
   * @param cancelled ends the work early with a {@link java.util.concurrent.CancellationException}
   * @return empty for a file that is not an EPUB, DOCX, HTML or PDF document, such as plain text
   * @throws PermanentFailure {@code broken_document}, {@code protected_document}, {@code
   *     document_too_large} or {@code no_text}
   */
  public static Optional<Document> read(
      Path file, boolean imageDescriptions, BooleanSupplier cancelled) throws IOException {
    byte[] start = start(file);
    if (begins(start, "PK\u0003\u0004")) {
      return archive(file, imageDescriptions);
    }
    if (begins(start, "%PDF-")) {
      return Optional.of(PdfReader.read(file, cancelled));
    }
    if (HtmlReader.isHtml(start)) {
      if (Files.size(file) > MAX_HTML) {
        throw Rejection.tooLarge(HtmlReader.KIND);
      }
      return Optional.of(HtmlReader.read(Files.readAllBytes(file), imageDescriptions));
    }
    return Optional.empty();
  }

  /**
   * The picture on the cover, as the file contains it: untrusted, and of any type.
   *
   * @param file a document that was read
   * @return empty without one, and for documents other than EPUB
   */
  public static Optional<byte[]> cover(Path file) throws IOException {
    if (!begins(start(file), "PK\u0003\u0004")) {
      return Optional.empty();
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry(EpubReader.CONTAINER) == null) {
        return Optional.empty();
      }
    }
    return EpubReader.cover(file);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return content.readNBytes(START);
    }
  }

  private static boolean begins(byte[] start, String signature) {
    byte[] expected = signature.getBytes(StandardCharsets.ISO_8859_1);
    return start.length >= expected.length
        && Arrays.equals(start, 0, expected.length, expected, 0, expected.length);
  }

  private static Optional<Document> archive(Path file, boolean imageDescriptions)
      throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry(EpubReader.CONTAINER) == null && !isEpub(zip)) {
        return zip.getEntry(DocxReader.TEXT) == null
            ? Optional.empty()
            : Optional.of(DocxReader.read(file, imageDescriptions));
      }
    } catch (ZipException e) {
      // Of a document that is damaged or encrypted, only its first entry is known.
      return new String(start(file), StandardCharsets.ISO_8859_1).contains(EPUB_TYPE)
          ? Optional.of(EpubReader.read(file, imageDescriptions))
          : Optional.empty();
    }
    return Optional.of(EpubReader.read(file, imageDescriptions));
  }

  private static boolean isEpub(ZipFile zip) throws IOException {
    ZipEntry type = zip.getEntry("mimetype");
    if (type == null) {
      return false;
    }
    try (InputStream content = zip.getInputStream(type)) {
      return begins(content.readNBytes(EPUB_TYPE.length()), EPUB_TYPE);
    }
  }
}
