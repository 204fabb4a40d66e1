package dev.cadenza.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.documents.Document.Chapter;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxReaderTest {
  private static final String STYLES =
      """
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
        <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
      </w:styles>
      """;

  private static final String BODY =
      """
      <w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Die Fähre</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="Verzeichnis1"/></w:pPr><w:r><w:t>Am Kai 3</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="Kapitel"/></w:pPr><w:r><w:t>Am</w:t></w:r><w:r><w:tab/><w:t>Kai</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">Sie war</w:t></w:r><w:r><w:t>tete.</w:t></w:r>
        <w:r><w:footnoteReference w:id="1"/></w:r>
        <w:del><w:r><w:delText>gelöscht</w:delText></w:r></w:del>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
        <w:ins><w:r><w:t xml:space="preserve"> Eingefügt.</w:t></w:r></w:ins>
        <w:r><w:drawing><wp:docPr xmlns:wp="wp" id="1" name="a.png" descr="Ein Schiff"/></w:drawing></w:r></w:p>
      <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Die Insel</w:t></w:r></w:p>
      <w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:txbxContent><w:p><w:r><w:t>Kasten.</w:t></w:r></w:p></w:txbxContent></mc:Choice>
        <mc:Fallback><w:p><w:r><w:t>Kasten.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>
        <w:r><w:t>Land.</w:t></w:r></w:p>
      """;

  @TempDir private Path folder;

  private static TestZip document(String body) {
    return new TestZip()
        .with("[Content_Types].xml", "<Types/>")
        .with("word/styles.xml", STYLES)
        .with("word/footnotes.xml", "<w:footnotes/>")
        .with(
            "word/document.xml",
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
                + body
                + "</w:body></w:document>");
  }

  private Document read(TestZip document, boolean images) throws IOException {
    return Documents.read(document.write(folder.resolve("d.docx")), images, () -> false)
        .orElseThrow();
  }

  @Test
  void shouldReadWhatIsShownInChaptersOfItsHeadings() throws Exception {
    Document document = read(document(BODY), false);

    assertThat(document.title()).isEqualTo("Die Fähre");
    assertThat(document.language()).contains("de-DE");
    assertThat(document.chapters())
        .containsExactly(
            new Chapter("", List.of("Die Fähre")),
            new Chapter("Am Kai", List.of("Sie wartete. Eingefügt.")),
            new Chapter("Die Insel", List.of("Kasten.", "Land.")));
  }

  @Test
  void shouldReadDescriptionsOfImagesIfWanted() throws Exception {
    assertThat(read(document(BODY), true).chapters().get(1).paragraphs())
        .containsExactly("Sie wartete. Eingefügt. Ein Schiff.");
  }

  @Test
  void shouldUseItsProperties() throws Exception {
    TestZip document =
        document(BODY)
            .with(
                "docProps/core.xml",
                "<p xmlns:dc='dc'><dc:title>Anders</dc:title><dc:creator>Eva</dc:creator><dc:language>en</dc:language></p>");

    assertThat(read(document, false).title()).isEqualTo("Anders");
    assertThat(read(document, false).author()).isEqualTo("Eva");
    assertThat(read(document, false).language()).contains("en");
  }

  @Test
  void shouldRefuseEntitiesAndDamage() {
    String bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";

    assertRefused(document(BODY).with("word/document.xml", bomb), "broken_document");
    assertRefused(document("<w:p>"), "broken_document");
    assertRefused(document("<w:p/>"), "no_text");
  }

  private void assertRefused(TestZip document, String code) {
    assertThatThrownBy(() -> read(document, false))
        .isInstanceOfSatisfying(
            PermanentFailure.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
