package dev.cadenza.documents;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The styles of a Word document that matter for its text. Their identifiers are translated with
 * Word; the names are the same in every language.
 */
final class DocxStyles {
  static final int TITLE = -1;

  private final Map<String, Integer> levels = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();
  private final Set<String> contents = new HashSet<>();
  private String language = "";

  void read(XMLStreamReader xml) throws XMLStreamException {
    String style = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "style" -> style = attribute(xml, "styleId");
          case "name" -> name(style, attribute(xml, "val").toLowerCase(Locale.ROOT));
          case "basedOn" -> bases.put(style, attribute(xml, "val"));
          case "outlineLvl" -> outline(style, attribute(xml, "val"));
          case "lang" -> language = language.isEmpty() ? attribute(xml, "val") : language;
          default -> {}
        }
      }
    }
  }

  private void name(String style, String name) {
    if (name.matches("heading [1-6]")) {
      levels.put(style, name.charAt(name.length() - 1) - '0');
    } else if (name.equals("title")) {
      levels.put(style, TITLE);
    } else if (name.matches("toc ([1-9]|heading)")) {
      contents.add(style);
    }
  }

  private void outline(String style, String level) {
    if (level.matches("[0-5]")) {
      levels.putIfAbsent(style, Integer.parseInt(level) + 1);
    }
  }

  /**
   * @return 1 to 6 for a heading, {@link #TITLE}, or 0 for another style
   */
  int level(String style) {
    String at = style;
    for (int i = 0; i < 10 && at != null; i++) {
      if (levels.containsKey(at)) {
        return levels.get(at);
      }
      at = bases.get(at);
    }
    return 0;
  }

  /** Whether it is a line of the table of contents. */
  boolean isOfContents(String style) {
    return contents.contains(style);
  }

  String language() {
    return language;
  }

  /** An attribute of any namespace; empty without it. */
  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }
}
