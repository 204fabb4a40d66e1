package dev.cadenza.documents.pdf;

import static java.util.Objects.requireNonNull;

import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.Rejection;
import dev.cadenza.documents.parts.TextCleaner;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The text of a PDF.
 *
 * @param title empty if the file does not state it
 * @param author empty if the file does not state one
 * @param language as the file states it; empty if it does not
 * @param parts headings and paragraphs, in order
 * @param chapters titles by the index of the part with which they begin, from the bookmarks; empty
 *     without bookmarks
 */
public record PdfText(
    String title, String author, String language, List<Part> parts, Map<Integer, String> chapters) {
  static final String KIND = "PDF";
  static final int MAX_PAGES = 5_000;

  public PdfText {
    requireNonNull(title, "title");
    requireNonNull(author, "author");
    requireNonNull(language, "language");
    parts = List.copyOf(parts);
    chapters = Map.copyOf(chapters);
  }

  /**
   * @throws PermanentFailure {@code broken_document}, {@code protected_document}, {@code
   *     document_too_large} or {@code no_text}
   */
  public static PdfText read(Path file, BooleanSupplier cancelled) throws IOException {
    StreamLimits.check(file);
    PdfFonts.install();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      if (document.getNumberOfPages() > MAX_PAGES) {
        throw Rejection.tooLarge(KIND);
      }
      return of(document, cancelled);
    } catch (InvalidPasswordException e) {
      throw Rejection.isProtected(KIND);
    } catch (PermanentFailure | CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // PDFBox reports damage with many types of exceptions.
      throw Rejection.broken(KIND);
    }
  }

  private static PdfText of(PDDocument document, BooleanSupplier cancelled) throws IOException {
    List<PdfLine> printed = PdfStripper.lines(document, cancelled);
    double bodySize = bodySize(printed);
    List<PdfParagraphs.Placed> parts =
        PdfParagraphs.of(PdfMargins.removed(printed, bodySize), bodySize);
    if (!Part.anyText(parts.stream().map(PdfParagraphs.Placed::part).toList())) {
      throw Rejection.withoutText(KIND);
    }
    return new PdfText(
        title(document),
        author(document),
        Optional.ofNullable(document.getDocumentCatalog().getLanguage()).orElse(""),
        parts.stream().map(PdfParagraphs.Placed::part).toList(),
        PdfOutline.of(document).places(parts));
  }

  private static double bodySize(List<PdfLine> lines) {
    Map<Double, Integer> counts = new HashMap<>();
    lines.forEach(line -> counts.merge(line.size(), line.text().length(), Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0.0);
  }

  private static String author(PDDocument document) {
    return TextCleaner.clean(
        Objects.requireNonNullElse(document.getDocumentInformation().getAuthor(), ""));
  }

  /** Programs fill it with the name of their file. */
  private static String title(PDDocument document) {
    String title = document.getDocumentInformation().getTitle();
    return title == null || title.matches("(?i)untitled.*|microsoft word - .*|.*\\.[a-z]{2,4}")
        ? ""
        : TextCleaner.clean(title);
  }
}
