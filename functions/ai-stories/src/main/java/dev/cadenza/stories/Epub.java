package dev.cadenza.stories;

import dev.cadenza.stories.TimedStory.TimedChapter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An EPUB 3.3 book with media overlays, https://www.w3.org/TR/epub-33/. */
record Epub(TimedStory timed, EpubPackage opf) {
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String MIMETYPE = "application/epub+zip";

  /**
   * @param cover a JPEG
   * @param audio of the chapters, as MP3
   */
  void write(Path file, Path cover, List<Path> audio) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      // First, and not compressed, as the specification requires.
      mimetype(zip);
      text(zip, "META-INF/container.xml", Resource.text("epub/container.xml"));
      text(zip, "OEBPS/package.opf", opf.xml());
      text(zip, "OEBPS/nav.xhtml", nav());
      text(zip, "OEBPS/style.css", Resource.text("epub/style.css"));
      text(zip, "OEBPS/title.xhtml", title());
      for (int i = 0; i < timed.chapters().size(); i++) {
        EpubChapter chapter = new EpubChapter(timed, i);
        text(zip, "OEBPS/" + chapter.page(), chapter.xhtml());
        text(zip, "OEBPS/" + chapter.overlay(), chapter.smil());
      }
      // Compressing it again would only cost time.
      zip.setLevel(Deflater.NO_COMPRESSION);
      binary(zip, "OEBPS/cover.jpg", cover);
      for (int i = 0; i < audio.size(); i++) {
        binary(zip, "OEBPS/" + new EpubChapter(timed, i).audio(), audio.get(i));
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
    List<String> items = new ArrayList<>();
    for (int i = 0; i < timed.chapters().size(); i++) {
      TimedChapter chapter = timed.chapters().get(i);
      items.add(
          "        <li><a href=\"%s\">%s</a></li>"
              .formatted(new EpubChapter(timed, i).page(), Xml.escape(chapter.title().text())));
    }
    return page(
        "nav.xhtml",
        Map.of("first", new EpubChapter(timed, 0).page(), "chapters", String.join("\n", items)));
  }

  private String title() {
    return page(
        "title.xhtml",
        Map.of("genre", Xml.escape(timed.story().genre()), "writer", Xml.escape(opf.writer())));
  }

  private String page(String name, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("language", Xml.escape(timed.story().language()));
    values.put("title", Xml.escape(timed.story().title()));
    return Resource.filled("epub/" + name, values);
  }
}
