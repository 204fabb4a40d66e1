package dev.cadenza.documents;

import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.Rejection;
import dev.cadenza.documents.parts.TextCleaner;
import dev.cadenza.text.TextFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Reads a page of HTML. */
final class HtmlReader {
  static final String KIND = "HTML";

  private static final int START = 4_096;

  private static final Pattern IS_HTML =
      Pattern.compile(
          "(?is)\\A\\s*(?:<\\?xml[^>]*\\?>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html)\\b.*");

  private static final Pattern CHARSET =
      Pattern.compile(
          "(?is)<(?:meta|\\?xml)\\b[^>]*?(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]+)");

  private HtmlReader() {}

  /**
   * @param start of the file
   */
  static boolean isHtml(byte[] start) {
    // The last character may be incomplete, which a guess of the encoding does not survive.
    String latin =
        new String(start, StandardCharsets.ISO_8859_1).replaceFirst("^\u00ef\u00bb\u00bf", "");
    return IS_HTML.matcher(latin).matches()
        || IS_HTML
            .matcher(latin.replace("\u0000", "").replaceFirst("^(?:\u00ff\u00fe|\u00fe\u00ff)", ""))
            .matches();
  }

  static Document read(byte[] bytes, boolean imageDescriptions) {
    org.jsoup.nodes.Document page = Jsoup.parse(TextFile.decodeMarkup(bytes, declared(bytes)));
    List<Part> parts = HtmlParts.of(content(page), HtmlOmissions.OF_PAGES, imageDescriptions);
    if (!Part.anyText(parts)) {
      throw Rejection.withoutText(KIND);
    }
    return new Document(
        TextCleaner.clean(page.title()), author(page), language(page), Chapters.byHeadings(parts));
  }

  private static String author(org.jsoup.nodes.Document page) {
    Element stated = page.selectFirst("meta[name=author]");
    return stated == null ? "" : TextCleaner.clean(stated.attr("content"));
  }

  /** The article of a page, without what is around it. */
  private static Element content(org.jsoup.nodes.Document page) {
    for (String selector : List.of("main, [role=main]", "article")) {
      List<Element> found = page.select(selector);
      if (found.size() == 1 && !found.getFirst().wholeText().isBlank()) {
        return found.getFirst();
      }
    }
    return page.body();
  }

  private static Optional<String> language(org.jsoup.nodes.Document page) {
    Element html = page.selectFirst("html");
    return Languages.tag(
        html == null
            ? ""
            : html.attr("lang").isEmpty() ? html.attr("xml:lang") : html.attr("lang"));
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, START), StandardCharsets.ISO_8859_1);
    Matcher named = CHARSET.matcher(start);
    return named.find() && isSupported(named.group(1))
        ? Optional.of(Charset.forName(named.group(1)))
        : Optional.empty();
  }

  private static boolean isSupported(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
