package dev.cadenza.documents;

import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.TextCleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The paragraphs of a Word document. Footnotes, comments, headers and footers are other files of
 * the archive; their marks have no text.
 */
final class DocxText {
  /** Text that is not shown: deleted, moved away, the code of a field, or an older form of it. */
  private static final Set<String> OMITTED =
      Set.of("del", "moveFrom", "instrText", "delText", "Fallback", "pPrChange", "rPrChange");

  private final DocxStyles styles;
  private final boolean imageDescriptions;
  private final Deque<Paragraph> open = new ArrayDeque<>();
  private final List<Part> parts = new ArrayList<>();
  private String title = "";

  DocxText(DocxStyles styles, boolean imageDescriptions) {
    this.styles = styles;
    this.imageDescriptions = imageDescriptions;
  }

  /** A text box is a paragraph within a paragraph. */
  private static final class Paragraph {
    private final StringBuilder text = new StringBuilder();
    private String style = "";
    private int outline;
    private boolean hidden;
  }

  void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(xml);
        case XMLStreamConstants.END_ELEMENT -> end(xml);
        default -> {}
      }
    }
  }

  private void begin(XMLStreamReader xml) throws XMLStreamException {
    String name = xml.getLocalName();
    if (OMITTED.contains(name)) {
      skip(xml);
    } else if (isParagraph(xml)) {
      open.push(new Paragraph());
    } else if (!open.isEmpty()) {
      within(open.peek(), name, xml);
    }
  }

  private void within(Paragraph paragraph, String name, XMLStreamReader xml)
      throws XMLStreamException {
    String value = DocxStyles.attribute(xml, "val");
    switch (name) {
      case "pStyle" -> paragraph.style = value;
      case "outlineLvl" ->
          paragraph.outline = value.matches("[0-5]") ? 1 + value.charAt(0) - '0' : 0;
      case "r" -> {
        paragraph.hidden = false;
      }
      case "vanish" -> paragraph.hidden = !value.matches("0|false|off");
      case "t" -> append(paragraph, xml.getElementText());
      case "tab", "br", "cr" -> append(paragraph, " ");
      case "noBreakHyphen" -> append(paragraph, "-");
      case "docPr" -> describe(paragraph, DocxStyles.attribute(xml, "descr").strip());
      default -> {}
    }
  }

  private static void append(Paragraph paragraph, String text) {
    if (!paragraph.hidden) {
      paragraph.text.append(text);
    }
  }

  private void describe(Paragraph paragraph, String description) {
    if (imageDescriptions && !description.isEmpty()) {
      boolean ends = description.matches("(?s).*\\p{Punct}");
      append(paragraph, " " + description + (ends ? " " : ". "));
    }
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private static boolean isParagraph(XMLStreamReader xml) {
    return xml.getLocalName().equals("p")
        && !String.valueOf(xml.getNamespaceURI()).contains("drawingml");
  }

  private void end(XMLStreamReader xml) {
    if (!isParagraph(xml) || open.isEmpty()) {
      return;
    }
    Paragraph paragraph = open.pop();
    String text = TextCleaner.clean(paragraph.text.toString());
    if (text.isEmpty() || styles.isOfContents(paragraph.style)) {
      return;
    }
    int level = styles.level(paragraph.style);
    if (level == DocxStyles.TITLE) {
      title = title.isEmpty() ? text : title;
      level = 0;
    }
    parts.add(new Part(level == 0 ? paragraph.outline : level, text));
  }

  List<Part> parts() {
    return parts;
  }

  /** The paragraph in the style of titles; empty without one. */
  String title() {
    return title;
  }
}
