package dev.cadenza.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The type of a file that is not plain text, detected by its first bytes and not by its name.
 *
 * @param name with its article: {@code an EPUB book}
 */
record FileKind(String name) {
  private static final int MAX_TYPE = 200;

  /**
   * @param at the offset of the bytes
   * @param bytes in Latin-1
   */
  private record Magic(int at, String bytes, String name) {
    boolean begins(byte[] start) {
      byte[] expected = bytes.getBytes(StandardCharsets.ISO_8859_1);
      if (start.length < at + expected.length) {
        return false;
      }
      for (int i = 0; i < expected.length; i++) {
        if (start[at + i] != expected[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Magic> KNOWN =
      List.of(
          new Magic(0, "%PDF-", "a PDF document"),
          new Magic(0, "{\\rtf", "an RTF document"),
          new Magic(0, "%!PS", "a PostScript document"),
          new Magic(
              0,
              "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
              "an old Office document, or one with a password"),
          new Magic(60, "BOOKMOBI", "a Mobipocket (Kindle) book"),
          new Magic(0, "AT&TFORM", "a DjVu document"),
          new Magic(0, "\u00ff\u00d8\u00ff", "a JPEG image"),
          new Magic(0, "\u0089PNG\r\n", "a PNG image"),
          new Magic(0, "GIF8", "a GIF image"),
          new Magic(8, "WEBP", "a WebP image"),
          new Magic(0, "BM", "a BMP image"),
          new Magic(0, "II*\u0000", "a TIFF image"),
          new Magic(0, "MM\u0000*", "a TIFF image"),
          new Magic(4, "ftypheic", "a HEIC image"),
          new Magic(4, "ftypavif", "an AVIF image"),
          new Magic(8, "WAVE", "a WAV recording"),
          new Magic(8, "AVI ", "an AVI video"),
          new Magic(8, "AIFF", "an AIFF recording"),
          new Magic(0, "ID3", "an MP3 recording"),
          new Magic(0, "\u00ff\u00fb", "an MP3 recording"),
          new Magic(0, "\u00ff\u00f3", "an MP3 recording"),
          new Magic(0, "\u00ff\u00f1", "an AAC recording"),
          new Magic(0, "\u00ff\u00f9", "an AAC recording"),
          new Magic(0, "OggS", "an Ogg recording"),
          new Magic(0, "fLaC", "a FLAC recording"),
          new Magic(4, "ftypM4A", "an M4A recording"),
          new Magic(4, "ftypqt", "a QuickTime video"),
          new Magic(4, "ftyp", "an MP4 video"),
          new Magic(0, "\u001aE\u00df\u00a3", "a Matroska or WebM video"),
          new Magic(0, "FLV\u0001", "a Flash video"),
          new Magic(0, "\u001f\u008b", "a gzip archive"),
          new Magic(0, "BZh", "a bzip2 archive"),
          new Magic(0, "7z\u00bc\u00af'\u001c", "a 7z archive"),
          new Magic(0, "\u00fd7zXZ", "an xz archive"),
          new Magic(0, "(\u00b5/\u00fd", "a zstd archive"),
          new Magic(0, "Rar!\u001a", "a RAR archive"),
          new Magic(257, "ustar", "a tar archive"),
          new Magic(0, "\u007fELF", "a program"),
          new Magic(0, "MZ", "a program"),
          new Magic(0, "SQLite format 3\u0000", "a SQLite database"),
          new Magic(0, "wOFF", "a font"),
          new Magic(0, "\u0000\u0001\u0000\u0000", "a font"));

  /** Signatures of letters, with which texts may also begin: the rest must not look like text. */
  private static final Set<String> ALSO_TEXT = Set.of("BM", "MZ", "BZh", "ID3", "GIF8");

  /**
   * @param start the first kilobytes
   * @param isText whether they otherwise look like text
   */
  static Optional<FileKind> of(Path file, byte[] start, boolean isText) throws IOException {
    if (new Magic(0, "PK\u0003\u0004", "").begins(start)) {
      return Optional.of(new FileKind(archive(file)));
    }
    return KNOWN.stream()
        .filter(magic -> magic.begins(start))
        .filter(magic -> !(isText && ALSO_TEXT.contains(magic.bytes())))
        .findFirst()
        .map(magic -> new FileKind(magic.name()));
  }

  /** Books and documents are archives that contain their media type. */
  private static String archive(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Set<String> names = new TreeSet<>();
      zip.stream().limit(10_000).map(ZipEntry::getName).forEach(names::add);
      return ofType(type(zip)).or(() -> ofEntries(names)).orElse("a ZIP archive");
    } catch (ZipException e) {
      return "a broken ZIP archive";
    }
  }

  private static String type(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry("mimetype");
    if (entry == null) {
      return "";
    }
    try (InputStream type = zip.getInputStream(entry)) {
      return new String(type.readNBytes(MAX_TYPE), StandardCharsets.US_ASCII).strip();
    }
  }

  private static Optional<String> ofType(String type) {
    return Optional.ofNullable(
        switch (type) {
          case "application/epub+zip" -> "an EPUB book";
          case "application/vnd.oasis.opendocument.text" -> "an OpenDocument text";
          case "application/vnd.oasis.opendocument.spreadsheet" -> "an OpenDocument spreadsheet";
          case "application/vnd.oasis.opendocument.presentation" -> "an OpenDocument presentation";
          default -> null;
        });
  }

  private static Optional<String> ofEntries(Set<String> names) {
    return names.stream()
        .map(
            name ->
                switch (name) {
                  case "META-INF/container.xml" -> "an EPUB book";
                  case "word/document.xml" -> "a Word document (DOCX)";
                  case "xl/workbook.xml" -> "an Excel workbook (XLSX)";
                  case "ppt/presentation.xml" -> "a PowerPoint presentation (PPTX)";
                  case "AndroidManifest.xml" -> "an Android app";
                  case "META-INF/MANIFEST.MF" -> "a Java archive";
                  default -> "";
                })
        .filter(kind -> !kind.isEmpty())
        .findFirst();
  }
}
