package dev.cadenza.documents;

import dev.cadenza.documents.parts.TextCleaner;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * The package document of an EPUB.
 *
 * @param author several with commas between them
 * @param spine the paths of the pages, in reading order
 * @param navigation the path of EPUB 3's table of contents
 * @param cover the path of the picture on the cover
 * @param ncx the path of EPUB 2's table of contents
 */
record EpubPackageFile(
    String title,
    String author,
    Optional<String> language,
    List<String> spine,
    Optional<String> navigation,
    Optional<String> cover,
    Optional<String> ncx) {
  EpubPackageFile {
    spine = List.copyOf(spine);
  }

  static EpubPackageFile of(String path, Element content) {
    Map<String, String> paths = new LinkedHashMap<>();
    Optional<String> navigation = Optional.empty();
    Optional<String> ncx = Optional.empty();
    Optional<String> cover = Optional.empty();
    for (Element item : named(content, "item")) {
      String target = resolve(path, item.attr("href"));
      paths.put(item.attr("id"), target);
      if ((" " + item.attr("properties") + " ").contains(" nav ")) {
        navigation = Optional.of(target);
      } else if ((" " + item.attr("properties") + " ").contains(" cover-image ")) {
        cover = Optional.of(target);
      } else if (item.attr("media-type").equals("application/x-dtbncx+xml")) {
        ncx = Optional.of(target);
      }
    }
    List<String> spine = new ArrayList<>();
    for (Element item : named(content, "itemref")) {
      if (paths.containsKey(item.attr("idref")) && !item.attr("linear").equals("no")) {
        spine.add(paths.get(item.attr("idref")));
      }
    }
    return new EpubPackageFile(
        first(content, "title"),
        authors(content),
        Languages.tag(first(content, "language")),
        spine,
        navigation,
        cover.or(() -> coverOfEpub2(content).map(paths::get)),
        ncx);
  }

  /** The id of the picture. */
  private static Optional<String> coverOfEpub2(Element content) {
    return named(content, "meta").stream()
        .filter(meta -> meta.attr("name").equals("cover"))
        .map(meta -> meta.attr("content"))
        .findFirst();
  }

  /** Without those that EPUB 2 marks as illustrators, translators and the like. */
  private static String authors(Element content) {
    return named(content, "creator").stream()
        .filter(creator -> List.of("", "aut").contains(creator.attr("opf:role")))
        .map(creator -> TextCleaner.clean(creator.wholeText()))
        .filter(name -> !name.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String first(Element content, String name) {
    return named(content, name).stream()
        .map(element -> TextCleaner.clean(element.wholeText()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Elements of any namespace prefix. */
  static List<Element> named(Element root, String name) {
    return root.getAllElements().stream()
        .filter(it -> it.tagName().equals(name) || it.tagName().endsWith(":" + name))
        .toList();
  }

  /** The path in the archive of a reference, without its fragment. */
  static String resolve(String from, String reference) {
    String path = reference.replaceFirst("[#?].*", "");
    if (path.isEmpty()) {
      return from;
    }
    String decoded;
    try {
      decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      decoded = path;
    }
    // A null character is in no path.
    Path folder = Path.of("/").resolve(from).getParent();
    return folder.resolve(decoded.replace("\u0000", "")).normalize().toString().substring(1);
  }
}
