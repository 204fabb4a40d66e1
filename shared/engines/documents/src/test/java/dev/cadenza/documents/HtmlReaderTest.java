package dev.cadenza.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.documents.Document.Chapter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlReaderTest {
  private static final String PAGE =
      """
      <!-- saved -->
      <!doctype html>
      <html lang="fr"><head><title>Le  ferry</title><meta name="author" content="Zoé"/><style>p{}</style></head><body>
      <nav><a href="/">Accueil</a></nav><header>En-tête</header>
      <main><h1>Le ferry</h1><p>Elle attend<a href="#fn1" class="footnote-ref"><sup>1</sup></a>.</p>
      <h2>Le quai</h2><p>Un<br>deux <b>tro</b>is <a href="#x">3</a>.</p>
      <ul><li>rouge</li><li>bleu</li></ul>
      <table><tr><th>Heure</th><th>Lieu</th></tr><tr><td>9 h</td><td>Le quai</td></tr></table>
      <p hidden>caché</p><p style="display: none">caché</p><script>alert(1)</script>
      <h2>L’île</h2><p>Terre.<img alt="Une île." src="a.png"></p>
      <section class="footnotes"><ol><li id="fn1">En mars.</li></ol></section></main>
      <footer>©</footer></body></html>
      """;

  @TempDir private Path folder;

  private Optional<Document> read(byte[] content) throws IOException {
    return Documents.read(Files.write(folder.resolve("a.txt"), content), false, () -> false);
  }

  @Test
  void shouldReadTheMainTextInChaptersOfItsHeadings() throws Exception {
    Document document = read(PAGE.getBytes(StandardCharsets.UTF_8)).orElseThrow();

    assertThat(document.title()).isEqualTo("Le ferry");
    assertThat(document.author()).isEqualTo("Zoé");
    assertThat(document.language()).contains("fr");
    assertThat(document.chapters())
        .containsExactly(
            new Chapter("Le ferry", List.of("Elle attend.")),
            new Chapter(
                "Le quai",
                List.of("Un deux trois 3.", "rouge", "bleu", "Heure, Lieu", "9 h, Le quai")),
            new Chapter("L’île", List.of("Terre.")));
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, windows-1252", "windows-1252, ''", "UTF-8, windows-1252", "UTF-8, ''",
    "UTF-16LE, ''", "UTF-16BE, UTF-8", "windows-1251, windows-1251", "windows-1252, nonsense!"
  })
  void shouldDecodeItAsItIsAndNotAsItSays(String charset, String declared) throws Exception {
    String words = charset.endsWith("1251") ? "Поезд уходит в девять." : "Zoë’s “café” — €5.";
    String page = "<html><meta charset='" + declared + "'><p>" + words + "</p></html>";

    assertThat(read(page.getBytes(Charset.forName(charset))).orElseThrow().chapters())
        .containsExactly(new Chapter("", List.of(words)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p>is a tag of HTML.</p>", "# Title\n\n<b>bold</b>", "html", ""})
  void shouldLeaveOtherTextAlone(String text) throws Exception {
    assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void shouldReadDeeplyNestedPages() throws Exception {
    String page = "<html>" + "<div>".repeat(5_000) + "<p>Deep.</p></html>";

    assertThat(
            read(page.getBytes(StandardCharsets.UTF_8)).orElseThrow().chapters().getFirst().text())
        .isEqualTo("Deep.");
  }
}
