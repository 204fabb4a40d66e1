package dev.cadenza.documents;

import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.Rejection;
import dev.cadenza.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads EPUB 2 and 3: the pages of the spine, in chapters of the table of contents. */
final class EpubReader {
  static final String KIND = "EPUB";
  static final String CONTAINER = "META-INF/container.xml";
  private static final String ENCRYPTION = "META-INF/encryption.xml";

  /** Algorithms that make fonts unusable outside the book; its text is readable. */
  private static final Set<String> OF_FONTS =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

  private final Archive archive;
  private final boolean imageDescriptions;

  private EpubReader(Archive archive, boolean imageDescriptions) {
    this.archive = archive;
    this.imageDescriptions = imageDescriptions;
  }

  static Document read(Path file, boolean imageDescriptions) throws IOException {
    try (Archive archive = Archive.open(file, KIND)) {
      return new EpubReader(archive, imageDescriptions).read();
    }
  }

  static Optional<byte[]> cover(Path file) throws IOException {
    try (Archive archive = Archive.open(file, KIND)) {
      Optional<String> picture = new EpubReader(archive, false).book().cover();
      return picture.isPresent() ? archive.find(picture.get()) : Optional.empty();
    }
  }

  private EpubPackageFile book() throws IOException {
    Element container = xml(archive.get(CONTAINER));
    String path = attribute(container.selectFirst("rootfile"), "full-path");
    return EpubPackageFile.of(path, xml(archive.get(path)));
  }

  private Document read() throws IOException {
    requireOpen();
    EpubPackageFile book = book();
    EpubContents contents = EpubContents.of(book, archive);
    Chapters chapters = new Chapters();
    List<Part> all = new ArrayList<>();
    for (String page : book.spine()) {
      Optional<byte[]> content = archive.find(page);
      if (content.isPresent() && !contents.isOn(page)) {
        List<Part> parts = parts(content.get());
        all.addAll(parts);
        contents.add(page, parts, chapters);
      }
    }
    if (!Part.anyText(all)) {
      throw Rejection.withoutText(KIND);
    }
    return new Document(
        book.title(),
        book.author(),
        book.language(),
        contents.isEmpty() ? Chapters.byHeadings(all) : chapters.end());
  }

  private void requireOpen() throws IOException {
    boolean encrypted = archive.has("META-INF/rights.xml") || archive.has("META-INF/license.lcpl");
    Optional<byte[]> encryption = archive.find(ENCRYPTION);
    if (encryption.isPresent()) {
      encrypted |=
          xml(encryption.get()).getAllElements().stream()
              .filter(it -> it.tagName().endsWith("EncryptionMethod"))
              .anyMatch(it -> !OF_FONTS.contains(it.attr("Algorithm")));
    }
    if (encrypted) {
      throw Rejection.isProtected(KIND);
    }
  }

  private List<Part> parts(byte[] page) {
    Element root = xml(page);
    Element body = root.selectFirst("body");
    return body == null ? List.of() : HtmlParts.of(body, HtmlOmissions.OF_BOOKS, imageDescriptions);
  }

  /** Without external entities, which jsoup does not know. */
  static Element xml(byte[] content) {
    return Jsoup.parse(TextFile.decodeMarkup(content, Optional.empty()), "", Parser.xmlParser());
  }

  static String attribute(Element element, String name) {
    if (element == null || element.attr(name).isEmpty()) {
      throw Rejection.broken(KIND);
    }
    return element.attr(name);
  }
}
