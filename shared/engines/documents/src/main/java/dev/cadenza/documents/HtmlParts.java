package dev.cadenza.documents;

import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.TextCleaner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Headings and paragraphs of a page of HTML or XHTML. */
final class HtmlParts implements NodeFilter {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "html",
          "li",
          "main",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul");

  private final HtmlOmissions omissions;
  private final boolean imageDescriptions;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Set<String> anchors = new LinkedHashSet<>();
  private int level;

  private HtmlParts(HtmlOmissions omissions, boolean imageDescriptions) {
    this.omissions = omissions;
    this.imageDescriptions = imageDescriptions;
  }

  /**
   * @param imageDescriptions whether alternative texts of images are included
   */
  static List<Part> of(Element root, HtmlOmissions omissions, boolean imageDescriptions) {
    HtmlParts reader = new HtmlParts(omissions, imageDescriptions);
    root.filter(reader);
    reader.end();
    return reader.parts;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      text.append(words.getWholeText());
    } else if (node instanceof Element element) {
      return begin(element);
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult begin(Element element) {
    if (omissions.omits(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    String name = name(element);
    if (BLOCKS.contains(name)) {
      end();
      level = name.matches("h[1-6]") ? name.charAt(1) - '0' : level;
    }
    // A link to an element leads to the text that begins there.
    anchor(element.id());
    anchor(name.equals("a") ? element.attr("name") : "");
    switch (name) {
      case "br" -> text.append('\n');
      case "td", "th" -> cell();
      case "img" -> image(element);
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  private void anchor(String id) {
    if (!id.isEmpty()) {
      anchors.add(id);
    }
  }

  private void cell() {
    String before = text.toString().strip();
    if (!before.isEmpty()) {
      text.append(before.matches("(?s).*[\\p{Punct}]") ? " " : ", ");
    }
  }

  private void image(Element image) {
    String description = image.attr("alt").strip();
    if (imageDescriptions && !description.isEmpty()) {
      boolean ends = description.matches("(?s).*\\p{Punct}");
      text.append(' ').append(description).append(ends ? " " : ". ");
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && BLOCKS.contains(name(element))) {
      end();
      level = name(element).matches("h[1-6]") ? 0 : level;
    }
    return FilterResult.CONTINUE;
  }

  private static String name(Element element) {
    String name = element.tagName().toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }

  private void end() {
    String written = TextCleaner.clean(text.toString());
    text.setLength(0);
    if (!written.isEmpty()) {
      parts.add(new Part(level, written, anchors));
      anchors.clear();
    }
  }
}
