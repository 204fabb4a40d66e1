package dev.cadenza.documents.pdf;

import dev.cadenza.documents.parts.TextCleaner;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF, in the order in which it draws them, without the marks of footnotes. */
final class PdfStripper extends PDFTextStripper {
  private final BooleanSupplier cancelled;
  private final List<PdfLine> lines = new ArrayList<>();
  private final List<List<TextPosition>> words = new ArrayList<>();

  private PdfStripper(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    setSuppressDuplicateOverlappingText(true);
  }

  static List<PdfLine> lines(PDDocument document, BooleanSupplier cancelled) throws IOException {
    PdfStripper stripper = new PdfStripper(cancelled);
    stripper.writeText(document, Writer.nullWriter());
    return stripper.lines;
  }

  @Override
  protected void startPage(PDPage page) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("The work is cancelled.");
    }
  }

  @Override
  protected void endPage(PDPage page) {
    end();
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    // Turned text is a watermark, or the label of a drawing.
    List<TextPosition> upright = positions.stream().filter(it -> it.getDir() == 0).toList();
    if (!upright.isEmpty()) {
      words.add(upright);
    }
  }

  @Override
  protected void writeLineSeparator() {
    end();
  }

  private void end() {
    List<TextPosition> all = words.stream().flatMap(List::stream).toList();
    if (!all.isEmpty()) {
      double size = mostCommonSize(all);
      double y =
          all.stream()
              .filter(it -> it.getFontSizeInPt() >= size * 0.85)
              .mapToDouble(TextPosition::getYDirAdj)
              .max()
              .orElse(0);
      String text = text(size, y);
      if (!text.isEmpty()) {
        lines.add(line(text, all, size, y));
      }
    }
    words.clear();
  }

  private PdfLine line(String text, List<TextPosition> all, double size, double y) {
    TextPosition first = all.getFirst();
    TextPosition last = all.getLast();
    boolean marked =
        isMark(first, size, y) || text.matches("(?s)(?:\\d{1,3}[.)]?|[*\u2020\u2021]+)\\s+\\S.*");
    return new PdfLine(
        getCurrentPageNo() - 1,
        text,
        first.getXDirAdj(),
        last.getXDirAdj() + last.getWidthDirAdj(),
        y,
        y / first.getPageHeight(),
        size,
        all.stream().allMatch(it -> isBold(it.getFont())),
        marked);
  }

  private static double mostCommonSize(List<TextPosition> all) {
    Map<Double, Integer> counts = new HashMap<>();
    all.forEach(
        it -> counts.merge((double) Math.round(it.getFontSizeInPt() * 2) / 2, 1, Integer::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private String text(double size, double y) {
    StringBuilder text = new StringBuilder();
    for (List<TextPosition> word : words) {
      StringBuilder letters = new StringBuilder();
      word.stream()
          .filter(it -> !isMark(it, size, y))
          .forEach(it -> letters.append(it.getUnicode()));
      if (!letters.isEmpty()) {
        text.append(text.isEmpty() ? "" : " ").append(letters);
      }
    }
    return TextCleaner.clean(text.toString().replace('\u00ad', '-'));
  }

  /** A raised small number or sign. */
  private static boolean isMark(TextPosition letter, double size, double y) {
    return letter.getFontSizeInPt() < size * 0.85
        && letter.getYDirAdj() < y - size * 0.1
        && letter.getUnicode() != null
        && letter.getUnicode().matches("[\\d,*\u2020\u2021\u00a7\u00b9\u00b2\u00b3]+");
  }

  private static boolean isBold(PDFont font) {
    String name = font == null ? null : font.getName();
    return name != null && name.toLowerCase(Locale.ROOT).matches(".*(?:bold|black|heavy).*");
  }
}
