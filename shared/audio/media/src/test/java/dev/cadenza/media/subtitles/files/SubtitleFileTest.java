package dev.cadenza.media.subtitles.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.subtitles.files.SubtitleFile.Entry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubtitleFileTest {
  private static final String SRT =
      """
      1
      00:00:01,000 --> 00:00:02,500
      <i>Grüß</i> Gott,
      {\\an8}Welt!

      2
      00:01:00,5 --> 01:00:00,25 X1:10
      Drei < vier

      """;

  private static final List<Entry> READ =
      List.of(
          new Entry(1, 2.5, "", "Grüß Gott, Welt!"), new Entry(60.5, 3600.25, "", "Drei < vier"));

  private static List<Entry> read(String text) {
    return SubtitleFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void shouldReadUnicodeWithAndWithoutAMark(String charset) {
    for (String text :
        List.of(SRT, "\ufeff" + SRT, SRT.replace("\n", "\r\n"), SRT.replace("\n", "\r"))) {
      assertThat(SubtitleFile.read(text.getBytes(Charset.forName(charset)))).isEqualTo(READ);
    }
  }

  @Test
  void shouldReadWebVtt() {
    assertThat(
            read(
                """
                WEBVTT - A title
                Kind: captions

                NOTE written
                by hand

                STYLE
                ::cue { color: red }

                intro
                00:01.000 --> 00:02.000 align:start
                <v.loud Ann &amp; Co>Hello &amp; <b>good</b> day</v>

                00:03.000 --> 00:04.000
                <00:03.500>&nbsp;
                """))
        .containsExactly(new Entry(1, 2, "Ann & Co", "Hello & good day"));
  }

  @Test
  void shouldOrderOverlappingSubtitlesByTheirStarts() {
    assertThat(
            read(
                "00:05,000 --> 00:09,000\nb\n\n00:01,000 --> 00:06,000\na\n\n00:05,000 --> 00:06,000\nc"))
        .extracting(Entry::text)
        .containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1\\n00:00:01,000 -> 00:00:02,000\\na | Line 1: expected times",
        "1\\n00:00:01,000 --> 00:00:02\\na | Line 2: expected times such as 00:00:01,000 --> 00:00:02,500",
        "1\\n00:00:01,000 --> 00:00:00,500\\na | Line 2: the subtitle does not end after its start.",
        "00:00:01,000 --> 00:00:02,000\\na\\n\\nb\\n | Line 4: expected times such as",
        "00:00:01,000 --> 00:61:02,000\\na | Line 1: expected times",
        "WEBVTT\\n\\nNOTE nothing | The file has no subtitles.",
        "'' | The file has no subtitles."
      })
  void shouldNameTheLineThatItDoesNotUnderstand(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldNameTheLineOfAnotherEncoding() {
    byte[] latin = "1\n00:01,000 --> 00:02,000\nGrüße\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> SubtitleFile.read(latin))
        .hasMessage("Line 3 is neither UTF-8 nor UTF-16. Save the file with the encoding UTF-8.");
  }

  /** With a pattern that goes back, it would take longer than a day. */
  @Test
  void shouldReadALongTagWithoutAnEnd() {
    String tag = "<v" + " ".repeat(1_000_000) + "x";

    assertThat(read("WEBVTT\n\n00:00.000 --> 00:01.000\nHello " + tag)).hasSize(1);
    assertThatThrownBy(() -> read("WEBVTT\n\n00:00.000 --> 00:01.000\n" + "y".repeat(2_001)))
        .hasMessage("Line 5: the subtitle has more than 2000 characters.");
    assertThat(read("WEBVTT\n\n00:00.000 --> 00:01.000\n" + tag)).hasSize(1);
  }

  @Test
  void shouldRefuseMoreSubtitlesThanADubMayHave() {
    String one = "00:01,000 --> 00:02,000\na\n\n";

    assertThat(read(one.repeat(SubtitleFile.MAX_SUBTITLES))).hasSize(5_000);
    assertThatThrownBy(() -> read(one.repeat(SubtitleFile.MAX_SUBTITLES + 1)))
        .hasMessageEndingWith("a file has at most 5000 subtitles, and this is another one.");
  }
}
