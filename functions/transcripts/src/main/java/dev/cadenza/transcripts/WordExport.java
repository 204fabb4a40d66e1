package dev.cadenza.transcripts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A transcript as a document of Office Open XML (ECMA-376, transitional): the three parts that it
 * requires, and the styles that its paragraphs use.
 */
final class WordExport {
  private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private static final String CONTENT_TYPES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/word/document.xml"
        ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      <Override PartName="/word/styles.xml"
        ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
      </Types>
      """;

  private static final String PACKAGE_RELATIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Target="word/document.xml"
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
      </Relationships>
      """;

  private static final String DOCUMENT_RELATIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Target="styles.xml"
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>
      </Relationships>
      """;

  private static final String STYLES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
        <w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
        <w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Speaker"><w:name w:val="Speaker"/><w:basedOn w:val="Normal"/>
        <w:pPr><w:keepNext/><w:spacing w:before="160" w:after="40"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
      </w:styles>
      """;

  private WordExport() {}

  static byte[] write(TranscriptDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      part(zip, "[Content_Types].xml", CONTENT_TYPES);
      part(zip, "_rels/.rels", PACKAGE_RELATIONS);
      part(zip, "word/document.xml", body(document));
      part(zip, "word/_rels/document.xml.rels", DOCUMENT_RELATIONS);
      part(zip, "word/styles.xml", STYLES);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String body(TranscriptDocument document) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setPrefix("w", MAIN);
      xml.writeStartElement(MAIN, "document");
      xml.writeNamespace("w", MAIN);
      xml.writeStartElement(MAIN, "body");
      paragraph(xml, "Title", "Transcript");
      for (Paragraph paragraph : document.paragraphs()) {
        String speaker = paragraph.speaker();
        String time = TextExports.clock(paragraph.start());
        paragraph(xml, "Speaker", speaker.isEmpty() ? time : speaker + " · " + time);
        paragraph(xml, "Normal", paragraph.text());
      }
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IOException("The document cannot be written", e);
    }
  }

  private static void paragraph(XMLStreamWriter xml, String style, String text)
      throws XMLStreamException {
    xml.writeStartElement(MAIN, "p");
    xml.writeStartElement(MAIN, "pPr");
    xml.writeEmptyElement(MAIN, "pStyle");
    xml.writeAttribute(MAIN, "val", style);
    xml.writeEndElement();
    xml.writeStartElement(MAIN, "r");
    xml.writeStartElement(MAIN, "t");
    xml.writeCharacters(writable(text));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** XML has no control characters. */
  private static String writable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]", " ");
  }
}
