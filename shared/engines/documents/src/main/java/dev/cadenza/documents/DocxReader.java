package dev.cadenza.documents;

import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads Word documents (Office Open XML): the body, in chapters of its headings. */
final class DocxReader {
  static final String KIND = "DOCX";
  static final String TEXT = "word/document.xml";

  private static final String STYLES = "word/styles.xml";
  private static final String PROPERTIES = "docProps/core.xml";

  private DocxReader() {}

  static Document read(Path file, boolean imageDescriptions) throws IOException {
    try (Archive archive = Archive.open(file, KIND)) {
      DocxStyles styles = new DocxStyles();
      Optional<byte[]> definitions = archive.find(STYLES);
      if (definitions.isPresent()) {
        read(definitions.get(), styles::read);
      }
      DocxText text = new DocxText(styles, imageDescriptions);
      read(archive.get(TEXT), text::read);
      List<Part> parts = text.parts();
      if (!Part.anyText(parts)) {
        throw Rejection.withoutText(KIND);
      }
      DocxProperties properties = new DocxProperties();
      Optional<byte[]> stated = archive.find(PROPERTIES);
      if (stated.isPresent()) {
        read(stated.get(), properties::read);
      }
      return new Document(
          properties.title().isEmpty() ? text.title() : properties.title(),
          properties.author(),
          Languages.tag(properties.language()).or(() -> Languages.tag(styles.language())),
          Chapters.byHeadings(parts));
    }
  }

  /** A reader of an XML file, without its entities. */
  private interface XmlReader {
    void read(XMLStreamReader xml) throws XMLStreamException;
  }

  private static void read(byte[] content, XmlReader reader) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      try {
        reader.read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw Rejection.broken(KIND);
    }
  }
}
