package dev.cadenza.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.documents.Document.Chapter;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EpubReaderTest {
  private static final String PACKAGE =
      """
      <?xml version="1.0"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:title>The  Ferry</dc:title><dc:creator>Ann  Ash</dc:creator>
          <dc:creator opf:role="ill">Ida Ill</dc:creator><dc:creator opf:role="aut">Bo Birch</dc:creator>
          <dc:language>en-GB</dc:language>
        </metadata>
        <manifest>
          <item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
          <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
          <item id="two" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
          <item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
          <item id="extra" href="text/extra.xhtml" media-type="application/xhtml+xml"/>
        </manifest>
        <spine toc="ncx"><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/>
          <itemref idref="extra" linear="no"/></spine>
      </package>
      """;

  private static final String NAV =
      """
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
      <nav epub:type="landmarks"><ol><li><a href="text/one.xhtml">Start</a></li></ol></nav>
      <nav epub:type="toc"><ol>
        <li><a href="text/one.xhtml#c1">Chapter 1: The quay</a>
          <ol><li><a href="text/one.xhtml#s">A section</a></li></ol></li>
        <li><a href="text/one.xhtml#c2">The crossing</a></li>
        <li><a href="text/two%20b.xhtml">The <i>island</i></a></li>
      </ol></nav></body></html>
      """;

  private static final String ONE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
      <head><title/><script/></head><body>
      <section id="c1"><h1>Chapter 1</h1><h2>The quay</h2>
      <p>She waited.<a epub:type="noteref" href="#n1">1</a> Rain<sup><a href="notes.xhtml#x">2</a></sup>
         fell&#160;on the wa&#xAD;ter.<span epub:type="pagebreak" title="7">7</span></p>
      <aside epub:type="footnote" id="n1"><p>In March.</p></aside>
      <p><img src="a.png" alt="A grey ferry"/></p>
      <h3 id="s">A section</h3><p>E = mc<sup>2</sup>, on 5<sup>th</sup> street.</p></section>
      <h1 id="c2">The crossing</h1><p>It was rough.</p>
      </body></html>
      """;

  private static final String TWO =
      "<html xmlns='http://www.w3.org/1999/xhtml'><body><div><h1>The island</h1><p>Land.</p>"
          + "</div></body></html>";

  @TempDir private Path folder;

  private static TestZip book() {
    return TestZip.epub()
        .with("OPS/book.opf", PACKAGE)
        .with("OPS/nav.xhtml", NAV)
        .with("OPS/text/one.xhtml", ONE)
        .with("OPS/text/two b.xhtml", TWO)
        .with("OPS/text/extra.xhtml", TWO.replace("Land", "Not linear"));
  }

  private Document read(TestZip book, boolean images) throws IOException {
    return Documents.read(book.write(folder.resolve("b.epub")), images, () -> false).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<item id='c' href='c%20c.png' properties='cover-image' media-type='image/png'/>",
        "<item id='c' href='c%20c.png' media-type='image/png'/><meta name='cover' content='c'/>"
      })
  void shouldFindThePictureOnTheCover(String item) throws Exception {
    Path file =
        book()
            .with("OPS/book.opf", PACKAGE.replace("<manifest>", "<manifest>" + item))
            .with("OPS/c c.png", "picture")
            .write(folder.resolve("c.epub"));

    assertThat(Documents.cover(file)).hasValue("picture".getBytes(StandardCharsets.UTF_8));
    assertThat(Documents.cover(book().write(folder.resolve("d.epub")))).isEmpty();
  }

  @Test
  void shouldReadTheSpineInChaptersOfTheTableOfContents() throws Exception {
    Document document = read(book(), false);

    assertThat(document.title()).isEqualTo("The Ferry");
    assertThat(document.author()).isEqualTo("Ann Ash, Bo Birch");
    assertThat(document.language()).contains("en-GB");
    assertThat(document.chapters())
        .containsExactly(
            new Chapter(
                "Chapter 1: The quay",
                List.of(
                    "She waited. Rain fell on the water.", "A section", "E = mc2, on 5th street.")),
            new Chapter("The crossing", List.of("It was rough.")),
            new Chapter("The island", List.of("Land.")));
  }

  @Test
  void shouldReadDescriptionsOfImagesIfWanted() throws Exception {
    assertThat(read(book(), true).chapters().getFirst().paragraphs()).contains("A grey ferry.");
  }

  @Test
  void shouldReadTheNcxOfEpub2() throws Exception {
    String ncx =
        "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap>"
            + "<navPoint><navLabel><text>Part I</text></navLabel><content src='text/one.xhtml'/>"
            + "<navPoint><navLabel><text>Two</text></navLabel><content src='text/two%20b.xhtml'/>"
            + "</navPoint></navPoint></navMap></ncx>";
    TestZip book =
        book()
            .with(
                "OPS/book.opf",
                PACKAGE.replace(" properties=\"nav\"", "").replace("<itemref idref=\"nav\"/>", ""))
            .with("OPS/toc.ncx", ncx);

    assertThat(read(book, false).chapters())
        .extracting(Chapter::title)
        .containsExactly("Part I", "Two");
  }

  @Test
  void shouldUseHeadingsWithoutATableOfContents() throws Exception {
    String none =
        PACKAGE.replace(" properties=\"nav\"", "").replace("<itemref idref=\"nav\"/>", "");

    assertThat(read(book().with("OPS/book.opf", none), false).chapters())
        .extracting(Chapter::title)
        .containsExactly("Chapter 1", "The crossing", "The island");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void shouldDecodePages(String charset) throws Exception {
    String page = "\uFEFF" + TWO.replace("Land", "Zoë’s “Straße”");

    TestZip book = book().with("OPS/text/two b.xhtml", page.getBytes(Charset.forName(charset)));

    assertThat(read(book, false).chapters().getLast().paragraphs())
        .containsExactly("Zoë’s “Straße”.");
  }

  @Test
  void shouldNotResolveExternalEntities() throws Exception {
    String page =
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + TWO.replace("Land.", "Land. &x;");

    assertThat(read(book().with("OPS/text/two b.xhtml", page), false).chapters().getLast().text())
        .doesNotContain("root:");
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.w3.org/2001/04/xmlenc#aes128-cbc, true",
    "http://www.idpf.org/2008/embedding, false",
    "http://ns.adobe.com/pdf/enc#RC, false"
  })
  void shouldRefuseProtectedBooksButNotProtectedFonts(String algorithm, boolean refused)
      throws Exception {
    TestZip book =
        book()
            .with(
                "META-INF/encryption.xml",
                "<encryption xmlns:enc='http://www.w3.org/2001/04/xmlenc#'><enc:EncryptedData>"
                    + "<enc:EncryptionMethod Algorithm='%s'/></enc:EncryptedData></encryption>"
                        .formatted(algorithm));
    if (refused) {
      assertRefused(book, "protected_document");
    } else {
      assertThat(read(book, false).chapters()).hasSize(3);
    }
  }

  @Test
  void shouldRefuseWhatUnpacksToTooMuch() {
    byte[] page = " ".repeat((int) Archive.MAX_ENTRY + 1).getBytes(StandardCharsets.US_ASCII);

    assertRefused(book().with("OPS/text/one.xhtml", page), "document_too_large");
  }

  @Test
  void shouldRefuseTooManyEntries() {
    TestZip book = book();
    for (int i = 0; i <= Archive.MAX_ENTRIES; i++) {
      book.with("empty/" + i, "");
    }

    assertRefused(book, "document_too_large");
  }

  @Test
  void shouldRefuseABookWithoutTextOrWithoutItsFiles() {
    TestZip pictures = book().with("OPS/text/one.xhtml", "<html><body><img/></body></html>");
    assertRefused(pictures.with("OPS/text/two b.xhtml", "<html><body/></html>"), "no_text");
    assertRefused(TestZip.epub(), "broken_document");
    assertRefused(TestZip.epub().with("META-INF/container.xml", "<a>"), "broken_document");
  }

  @Test
  void shouldNotLeaveTheArchive() {
    String outside = PACKAGE.replace("text/one.xhtml", "../../../../../etc/passwd%00.xhtml");

    assertThat(
            EpubPackageFile.of(
                    "OPS/book.opf", EpubReader.xml(outside.getBytes(StandardCharsets.UTF_8)))
                .spine())
        .contains("etc/passwd.xhtml");
  }

  private void assertRefused(TestZip book, String code) {
    assertThatThrownBy(() -> read(book, false))
        .isInstanceOfSatisfying(
            PermanentFailure.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
