package dev.cadenza.documents;

import dev.cadenza.documents.parts.TextCleaner;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The properties that the author of a Word document may have stated. */
final class DocxProperties {
  private String title = "";
  private String author = "";
  private String language = "";

  void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "title" -> title = TextCleaner.clean(xml.getElementText());
          case "creator" -> author = TextCleaner.clean(xml.getElementText());
          case "language" -> language = xml.getElementText();
          default -> {}
        }
      }
    }
  }

  String title() {
    return title;
  }

  String author() {
    return author;
  }

  String language() {
    return language;
  }
}
