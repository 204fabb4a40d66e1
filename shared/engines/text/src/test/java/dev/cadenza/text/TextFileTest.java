package dev.cadenza.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFileTest {
  private static final String TURNS = "[anna] Hello there.\r\n\r\n[ben] Good day.\r\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "UTF-8, true", "UTF-8, false", "UTF-16LE, true", "UTF-16LE, false", "UTF-16BE, true",
    "UTF-16BE, false", "UTF-32LE, true", "UTF-32LE, false", "UTF-32BE, true", "UTF-32BE, false"
  })
  void shouldReadUnicodeWithAndWithoutItsMark(String encoding, boolean marked) throws Exception {
    String written = (marked ? "\uFEFF" : "") + TURNS + "Zoë said “hi” 😀.";

    assertThat(read(written.getBytes(Charset.forName(encoding))))
        .isEqualTo("[anna] Hello there.\n\n[ben] Good day.\nZoë said “hi” 😀.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1252 | “Olé”, dijo el señor — ¿qué más quieres? El café cuesta 5 €.",
        "ISO-8859-1 | El niño comió una manzana en el jardín de la señora Muñoz.",
        "ISO-8859-1 | Über den Wolken muss die Freiheit wohl grenzenlos sein, schöne Grüße.",
        "ISO-8859-1 | Café",
        "windows-1251 | Поезд отправляется в девять часов утра со второй платформы.",
        "Shift_JIS | 列車は朝九時に二番線から出発します。おはようございます。"
      })
  void shouldReadOlderEncodings(String encoding, String text) throws Exception {
    assertThat(read(text.getBytes(Charset.forName(encoding)))).isEqualTo(text);
  }

  @Test
  void shouldTakeEveryLineEndAndLeaveOutWhatCannotBeSeen() throws Exception {
    String written = "one\rtwo\r\nthree\u2028four\u2029five\u0085\u200B[anna] cafe\u0301\uFEFF\f";

    assertThat(read(written.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("one\ntwo\nthree\nfour\n\nfive\n[anna] café\n\n");
  }

  @Test
  void shouldCountCharactersAndNotBytes() throws Exception {
    Path file = Files.writeString(folder.resolve("text"), "é".repeat(100));

    assertThat(TextFile.read(file, 100)).contains("é".repeat(100));
    assertThat(TextFile.read(file, 99)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mimetype=application/epub+zip | an EPUB book",
        "META-INF/container.xml=x | an EPUB book",
        "word/document.xml=x | a Word document (DOCX)",
        "xl/workbook.xml=x | an Excel workbook (XLSX)",
        "mimetype=application/vnd.oasis.opendocument.text | an OpenDocument text",
        "a.txt=hello | a ZIP archive"
      })
  void shouldSayWhatAnArchiveIsHoweverLarge(String entry, String name) throws Exception {
    Path file = folder.resolve("book.txt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      String[] parts = entry.split("=");
      put(parts[0], parts[1].getBytes(StandardCharsets.UTF_8), zip);
      put("large", new byte[3_000_000], zip);
    }

    assertNotText(
        file, "This is " + name + ". Text to speech reads plain text, Markdown, HTML, EPUB");
  }

  private static void put(String name, byte[] content, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    ((OutputStream) zip).write(content);
  }

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("%PDF-1.7 x", "a PDF document"),
        Arguments.of("{\\rtf1 x", "an RTF document"),
        Arguments.of("\u0089PNG\r\n\u001a\n\u0000\u0000", "a PNG image"),
        Arguments.of("\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF", "a JPEG image"),
        Arguments.of("RIFF\u0000\u0000\u0000\u0000WAVEfmt ", "a WAV recording"),
        Arguments.of("ID3\u0003\u0000\u0000", "an MP3 recording"),
        Arguments.of("OggS\u0000\u0002", "an Ogg recording"),
        Arguments.of("\u0000\u0000\u0000\u0018ftypmp42", "an MP4 video"),
        Arguments.of("\u007fELF\u0002\u0001", "a program"),
        Arguments.of("PK\u0003\u0004broken", "a broken ZIP archive"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldSayWhatAFileIs(String bytes, String name) throws Exception {
    Path file = folder.resolve("any.txt");
    Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));

    assertNotText(file, "This is " + name + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0001\u0002\u0003\u0000binary", "a\u0000\u0000b\u00ff\u00fe\u0007\u0008"})
  void shouldRefuseOtherBytes(String content) throws Exception {
    Path file = folder.resolve("any.txt");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));

    assertNotText(file, "The uploaded file is not a text file.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BMW is a maker of cars.", "MZ is short for something.", "ID3 is a tag.", "PK"})
  void shouldNotTakeAWordForAFile(String text) throws Exception {
    assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  private static void assertNotText(Path file, String message) {
    assertThatThrownBy(() -> TextFile.read(file, 600_000))
        .isInstanceOfSatisfying(
            PermanentFailure.class, it -> assertThat(it.code()).isEqualTo("not_text"))
        .hasMessageContaining(message);
  }

  private String read(byte[] content) throws IOException {
    return TextFile.read(Files.write(folder.resolve("text"), content), 600_000).orElseThrow();
  }
}
