package dev.cadenza.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** A PDF for tests, written line by line. */
final class TestPdf {
  static {
    // Writing a PDF searches the machine for fonts; the list is not for the user's home.
    System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
  }

  private final PDDocument document = new PDDocument();
  private final PDDocumentOutline outline = new PDDocumentOutline();

  void page() {
    document.addPage(new PDPage());
  }

  /** Writes at a place in points from the bottom left. */
  void line(int size, int x, int y, String text) {
    PDPage page = document.getPage(document.getNumberOfPages() - 1);
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), size);
      content.newLineAtOffset(x, y);
      content.showText(text);
      content.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the last page, at its bottom. */
  void number() {
    line(9, 300, 40, "- " + document.getNumberOfPages() + " -");
  }

  void bookmark(String title, int page) {
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(document.getPage(page));
    outline.addLast(item);
    document.getDocumentCatalog().setDocumentOutline(outline);
  }

  TestPdf title(String title) {
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setAuthor("Of " + title);
    return this;
  }

  TestPdf language(String language) {
    document.getDocumentCatalog().setLanguage(language);
    return this;
  }

  /**
   * @param password of readers; empty if only changes need one
   */
  void protect(String password) {
    try {
      document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path save(Path file) {
    try (document) {
      document.save(file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
