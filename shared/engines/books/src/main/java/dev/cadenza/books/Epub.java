package dev.cadenza.books;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes EPUB 3.3 with media overlays, https://www.w3.org/TR/epub-33/. */
public final class Epub {
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String MIMETYPE = "application/epub+zip";

  private final BookDetails details;
  private final List<EpubChapter> chapters;

  public Epub(NarratedBook book) {
    this.details = book.details();
    this.chapters =
        IntStream.range(0, book.chapters().size()).mapToObj(i -> new EpubChapter(book, i)).toList();
  }

  /**
   * Writes the book.
   *
   * @param file replaced if it exists
   * @param cover a JPEG
   * @param audio of the chapters in order, as MP3
   */
  public void write(Path file, Path cover, List<Path> audio) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      // First, and not compressed, as the specification requires.
      mimetype(zip);
      text(zip, "META-INF/container.xml", Resource.text("epub/container.xml"));
      text(zip, "OEBPS/package.opf", new EpubPackage(details, chapters).xml());
      text(zip, "OEBPS/nav.xhtml", nav());
      text(zip, "OEBPS/style.css", Resource.text("epub/style.css"));
      text(zip, "OEBPS/title.xhtml", title());
      for (EpubChapter chapter : chapters) {
        text(zip, "OEBPS/" + chapter.page(), chapter.xhtml());
        text(zip, "OEBPS/" + chapter.overlay(), chapter.smil());
      }
      // Compressing it again would only cost time.
      zip.setLevel(Deflater.NO_COMPRESSION);
      binary(zip, "OEBPS/cover.jpg", cover);
      for (int i = 0; i < chapters.size(); i++) {
        binary(zip, "OEBPS/" + chapters.get(i).audio(), audio.get(i));
      }
    }
  }

  private static void mimetype(ZipOutputStream zip) throws IOException {
    byte[] content = MIMETYPE.getBytes(StandardCharsets.US_ASCII);
    ZipEntry entry = entry("mimetype");
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ENTRY_TIME);
    return entry;
  }

  private static void text(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void binary(ZipOutputStream zip, String name, Path content) throws IOException {
    zip.putNextEntry(entry(name));
    Files.copy(content, zip);
    zip.closeEntry();
  }

  private String nav() {
    String items =
        chapters.stream()
            .map(
                chapter ->
                    "        <li><a href=\"%s\">%s</a></li>"
                        .formatted(chapter.page(), Xml.escape(chapter.title())))
            .collect(Collectors.joining("\n"));
    return page("nav.xhtml", Map.of("first", chapters.getFirst().page(), "chapters", items));
  }

  private String title() {
    String byline = details.byline();
    return page(
        "title.xhtml",
        Map.of(
            "byline",
            byline.isBlank() ? "" : "\n      <p>%s</p>".formatted(Xml.escape(byline)),
            "note",
            Xml.escape(details.note())));
  }

  private String page(String name, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("language", Xml.escape(details.language()));
    values.put("title", Xml.escape(details.title()));
    return Resource.filled("epub/" + name, values);
  }
}
