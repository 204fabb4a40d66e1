package dev.cadenza.documents;

import dev.cadenza.documents.Document.Chapter;
import dev.cadenza.documents.pdf.PdfText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads a PDF with text, in chapters of its bookmarks, or of its headings without them. */
final class PdfReader {
  private PdfReader() {}

  static Document read(Path file, BooleanSupplier cancelled) throws IOException {
    PdfText text = PdfText.read(file, cancelled);
    return new Document(
        text.title(), text.author(), Languages.tag(text.language()), chapters(text));
  }

  private static List<Chapter> chapters(PdfText text) {
    if (text.chapters().isEmpty()) {
      return Chapters.byHeadings(text.parts());
    }
    Chapters chapters = new Chapters();
    for (int i = 0; i < text.parts().size(); i++) {
      if (text.chapters().containsKey(i)) {
        chapters.begin(text.chapters().get(i));
      }
      chapters.add(text.parts().get(i));
    }
    return chapters.end();
  }
}
