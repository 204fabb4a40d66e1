package dev.cadenza.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.documents.Document.Chapter;
import dev.cadenza.model.PermanentFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PdfReaderTest {
  @TempDir private Path folder;

  /** Three chapters of two pages, with headers, numbers, a divided word and a footnote. */
  private static TestPdf book() {
    TestPdf pdf = new TestPdf();
    for (String chapter : List.of("The quay", "The crossing", "The island")) {
      pdf.page();
      pdf.line(20, 72, 680, "Chapter " + chapter);
      pdf.line(
          11, 90, 640, "She waited at " + chapter + " for the whole of the long and rainy after-");
      pdf.line(11, 72, 626, "noon, and a well-known captain came");
      pdf.line(7, 270, 630, "1");
      pdf.line(11, 280, 626, "by. He sang.");
      pdf.line(
          11, 90, 612, "A second paragraph begins here with an indent, as it is in many books.");
      pdf.line(8, 72, 90, "1 This is a footnote about the captain, and it is not");
      pdf.line(8, 72, 80, "to be read.");
      pdf.number();
      pdf.page();
      pdf.line(9, 250, 760, chapter.toUpperCase(java.util.Locale.ROOT));
      pdf.line(11, 72, 700, chapter + " goes on, on the next page, where a well-");
      pdf.line(11, 72, 686, "known bell rings in " + chapter + ".");
      pdf.number();
    }
    return pdf;
  }

  private Document read(Path file) throws IOException {
    return Documents.read(file, false, () -> false).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadChaptersWithoutHeadersNumbersAndFootnotes(boolean bookmarks) throws Exception {
    TestPdf pdf = book();
    if (bookmarks) {
      pdf.bookmark("Chapter The quay", 0);
      pdf.bookmark("Chapter The crossing", 2);
      pdf.bookmark("Chapter The island", 4);
    }

    Document document = read(pdf.title("Ferry").language("en-IE").save(folder.resolve("a.pdf")));

    assertThat(document.title()).isEqualTo("Ferry");
    assertThat(document.author()).isEqualTo("Of Ferry");
    assertThat(document.language()).contains("en-IE");
    assertThat(document.chapters())
        .extracting(Chapter::title)
        .containsExactly("Chapter The quay", "Chapter The crossing", "Chapter The island");
    assertThat(document.chapters().getFirst().paragraphs())
        .containsExactly(
            "She waited at The quay for the whole of the long and rainy afternoon, and a well-known"
                + " captain came by. He sang.",
            "A second paragraph begins here with an indent, as it is in many books."
                + " The quay goes on, on the next page, where a well-known bell rings in The quay.");
  }

  @Test
  void shouldReadASinglePage() throws Exception {
    TestPdf pdf = new TestPdf();
    pdf.page();
    pdf.line(12, 72, 700, "Only one line.");
    pdf.line(12, 72, 640, "And another, after a gap.");
    pdf.line(12, 72, 620, "1 The quay .................... 5");

    assertThat(read(pdf.save(folder.resolve("a.pdf"))).chapters())
        .containsExactly(new Chapter("", List.of("Only one line.", "And another, after a gap.")));
  }

  @Test
  void shouldNotSearchTheMachineForFonts() throws Exception {
    TestPdf pdf = new TestPdf();
    pdf.page();
    pdf.line(12, 72, 700, "A standard font, which is not embedded.");

    read(pdf.save(folder.resolve("a.pdf")));

    assertThat(FontMappers.instance().getClass().getSimpleName()).isEqualTo("PdfFonts");
  }

  @Test
  void shouldRefuseAPasswordPagesWithoutTextAndDamage() throws Exception {
    TestPdf scanned = new TestPdf();
    scanned.page();
    assertRefused(scanned.save(folder.resolve("scanned.pdf")), "no_text");
    assertRefused(
        Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7 nothing"), "broken_document");
    TestPdf secret = book();
    secret.protect("reader");
    assertRefused(secret.save(folder.resolve("secret.pdf")), "protected_document");
  }

  @Test
  void shouldReadOneThatOnlyRestrictsChanges() throws Exception {
    TestPdf pdf = book();
    pdf.protect("");

    assertThat(read(pdf.save(folder.resolve("a.pdf"))).chapters()).hasSize(3);
  }

  @Test
  void shouldRefuseStreamsThatUnpackToTooMuch() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        deflater.write(zeros);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        "%PDF-1.7\n1 0 obj <</Filter /FlateDecode>> stream\n".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(packed.toByteArray());
    file.writeBytes("\nendstream endobj".getBytes(StandardCharsets.US_ASCII));

    assertRefused(Files.write(folder.resolve("a.pdf"), file.toByteArray()), "document_too_large");
  }

  @Test
  void shouldEndWhenItIsCancelled() throws Exception {
    Path file = book().save(folder.resolve("a.pdf"));

    assertThatThrownBy(() -> Documents.read(file, false, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private void assertRefused(Path file, String code) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            PermanentFailure.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
