package dev.cadenza.documents;

import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.TextCleaner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The table of contents of an EPUB: titles by the places where they begin. */
final class EpubContents {
  private final Optional<String> own;
  private final Map<String, String> titles = new LinkedHashMap<>();

  private EpubContents(Optional<String> own) {
    this.own = own;
  }

  static EpubContents of(EpubPackageFile book, Archive archive) throws IOException {
    EpubContents contents = new EpubContents(book.navigation());
    if (book.navigation().isPresent()) {
      String path = book.navigation().get();
      Element page = EpubReader.xml(archive.get(path));
      page.select("nav").stream()
          .filter(nav -> nav.attr("epub:type").equals("toc") || nav.attr("role").equals("doc-toc"))
          .findFirst()
          .map(nav -> nav.selectFirst("ol"))
          .ifPresent(list -> contents.items(list, "", path));
    }
    if (contents.isEmpty() && book.ncx().isPresent()) {
      String path = book.ncx().get();
      archive
          .find(path)
          .map(EpubReader::xml)
          .map(ncx -> ncx.selectFirst("navMap"))
          .ifPresent(map -> contents.points(map, "", path));
    }
    return contents;
  }

  private void items(Element list, String above, String path) {
    for (Element item : list.children()) {
      Element link = item.selectFirst("> a");
      String page = add(link == null ? "" : link.attr("href"), link, above, path);
      item.children().stream()
          .filter(child -> child.tagName().equals("ol"))
          .forEach(nested -> items(nested, page, path));
    }
  }

  private void points(Element above, String pageAbove, String path) {
    for (Element point : above.children()) {
      if (point.tagName().equals("navPoint")) {
        Element content = point.selectFirst("> content");
        String source = content == null ? "" : content.attr("src");
        String page = add(source, point.selectFirst("> navLabel"), pageAbove, path);
        points(point, page, path);
      }
    }
  }

  /**
   * Adds an entry. One that is on the page of the entry above it is a section of that chapter.
   *
   * @return its page
   */
  private String add(String reference, Element label, String above, String path) {
    if (reference.isEmpty()) {
      return above;
    }
    String page = EpubPackageFile.resolve(path, reference);
    String title = TextCleaner.clean(label == null ? "" : label.wholeText());
    if (!page.equals(above) && !title.isEmpty()) {
      int fragment = reference.indexOf('#');
      titles.putIfAbsent(page + (fragment < 0 ? "" : reference.substring(fragment)), title);
    }
    return page;
  }

  boolean isEmpty() {
    return titles.isEmpty();
  }

  /** Whether a page is the table of contents, which is not read. */
  boolean isOn(String page) {
    return own.filter(page::equals).isPresent();
  }

  /** Adds the parts of a page to the chapters that begin there. */
  void add(String page, List<Part> parts, Chapters chapters) {
    if (titles.containsKey(page)) {
      chapters.begin(titles.get(page));
    }
    for (Part part : parts) {
      part.anchors().stream()
          .map(anchor -> titles.get(page + "#" + anchor))
          .filter(title -> title != null)
          .findFirst()
          .ifPresent(chapters::begin);
      chapters.add(part);
    }
  }
}
