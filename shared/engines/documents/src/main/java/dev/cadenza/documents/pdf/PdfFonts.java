package dev.cadenza.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Uses the font that PDFBox contains in place of fonts that a file does not embed. By default,
 * PDFBox searches the machine for fonts, and keeps a list of them in the user's home; a text needs
 * only widths, which the file has.
 */
final class PdfFonts implements FontMapper {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TrueTypeFont font;

  private PdfFonts(TrueTypeFont font) {
    this.font = font;
  }

  private static final class Installed {
    private static final PdfFonts FONTS = load();

    static {
      FontMappers.set(FONTS);
    }

    private static PdfFonts load() {
      try (InputStream content = PDDocument.class.getResourceAsStream(FONT)) {
        return new PdfFonts(
            new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(content)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Before the first PDF is read. */
  static PdfFonts install() {
    return Installed.FONTS;
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(font, true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(font, true);
  }

  @Override
  public CIDFontMapping getCIDFont(
      String name, PDFontDescriptor descriptor, PDCIDSystemInfo characters) {
    return new CIDFontMapping(null, font, true);
  }
}
