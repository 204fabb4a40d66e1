package dev.cadenza.documents;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What of a page is not read aloud.
 *
 * @param elements the names of elements
 */
record HtmlOmissions(Set<String> elements) {
  private static final Set<String> UNREAD =
      Set.of(
          "audio",
          "button",
          "canvas",
          "head",
          "iframe",
          "input",
          "math",
          "noscript",
          "object",
          "rp",
          "rt",
          "script",
          "select",
          "style",
          "svg",
          "template",
          "textarea",
          "title",
          "video");

  /** Of a book: its pages have no other navigation. */
  static final HtmlOmissions OF_BOOKS = new HtmlOmissions(UNREAD);

  /** Of a page of the web. */
  static final HtmlOmissions OF_PAGES =
      new HtmlOmissions(
          java.util.stream.Stream.concat(
                  UNREAD.stream(), java.util.stream.Stream.of("nav", "footer", "menu", "dialog"))
              .collect(java.util.stream.Collectors.toSet()));

  /** The values of {@code epub:type}; roles have them with the prefix {@code doc-}. */
  private static final Set<String> TYPES =
      Set.of(
          "noteref",
          "footnote",
          "footnotes",
          "endnote",
          "endnotes",
          "rearnote",
          "rearnotes",
          "note",
          "pagebreak",
          "page-list",
          "backlink",
          "toc",
          "landmarks",
          "index");

  private static final Set<String> CLASSES =
      Set.of(
          "footnote",
          "footnotes",
          "footnote-ref",
          "footnote-back",
          "fnanchor",
          "endnotes",
          "noteref",
          "pagenum",
          "pageno",
          "page-number",
          "pagebreak",
          "mw-editsection");

  private static final Pattern MARK =
      Pattern.compile(
          "[\\[(]?(?:\\d{1,4}|\\p{L}|[*\u2020\u2021\u00a7\u00b6]+|\u21a9\ufe0e?)[\\])]?");

  HtmlOmissions {
    elements = Set.copyOf(elements);
  }

  boolean omits(Element element) {
    String name = element.tagName().toLowerCase(Locale.ROOT);
    return elements.contains(name.substring(name.indexOf(':') + 1))
        || element.hasAttr("hidden")
        || hasAny(element.attr("epub:type"), TYPES)
        || hasAny(element.attr("role").replace("doc-", ""), TYPES)
        || hasAny(element.attr("class"), CLASSES)
        || isHidden(element)
        || isNoteMark(element, name);
  }

  private static boolean isHidden(Element element) {
    return element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
  }

  private static boolean hasAny(String words, Set<String> of) {
    return !words.isEmpty()
        && !Collections.disjoint(
            of, Arrays.asList(words.strip().toLowerCase(Locale.ROOT).split("\\s+")));
  }

  /** A link to a note, which is raised or in brackets. */
  private static boolean isNoteMark(Element element, String name) {
    boolean raised = name.equals("sup");
    if (!raised && !name.equals("a")) {
      return false;
    }
    String text = element.wholeText().strip();
    if (text.isEmpty() || !MARK.matcher(text).matches()) {
      return false;
    }
    Element link = raised ? element.selectFirst("a[href*=#]") : element;
    boolean leads = link != null && link.attr("href").contains("#");
    boolean inBrackets = text.startsWith("[") || text.startsWith("\u21a9");
    return leads && (raised || inBrackets || element.selectFirst("sup") != null);
  }
}
