package dev.cadenza.transcripts.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.jobs.parameters.LineRules;
import dev.cadenza.media.subtitles.files.SubtitleFile;
import dev.cadenza.transcripts.lines.LineFormat.Side;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class LineFormatTest {
  private static final LinesDocument DUB =
      new LinesDocument(
          "en",
          "es",
          10,
          List.of(
              line(1, 3, "Ann", "Good \"morning\", all.", "Buenos días.", "flite/slt"),
              line(3.5, 6, "Bob", "The bus is late.", "El bus llega tarde.", "")));

  private static Line line(
      double start, double end, String speaker, String text, String translation, String voice) {
    return new Line(start, end, speaker, text, translation, voice, 1.2, -3.0, null);
  }

  private static LinesDocument read(LineFormat format, String content, Side side) {
    return SubmittedLines.read(
        DUB, format.read(content.getBytes(StandardCharsets.UTF_8), DUB, side));
  }

  private static String written(LineFormat format, Side side) throws Exception {
    return new String(format.write(DUB, side), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "JSON")
  void shouldReadWhatItWrites(LineFormat format) throws Exception {
    for (Side side : Side.values()) {
      assertThat(read(format, written(format, side), side)).isEqualTo(DUB);
    }
  }

  @Test
  void shouldReadTablesOfSpreadsheets() {
    String table =
        "\ufeffEnd;Start;translation;notes\r\n3;1;\"Hola; amigo\";x\r\n\r\n5;4;Adiós;\r\n";

    assertThat(read(LineFormat.CSV, table, Side.TRANSLATION).lines())
        .extracting(Line::start, Line::translation)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1.0, "Hola; amigo"),
            org.assertj.core.groups.Tuple.tuple(4.0, "Adiós"));
  }

  @Test
  void shouldKeepTheVoiceOfALineThatIsSplit() {
    String split =
        """
        00:00:03,500 --> 00:00:05,000
        Bob: El bus llega

        00:00:05,000 --> 00:00:06,000
        tarde.

        00:00:08,000 --> 00:00:09,000
        Fin.
        """;

    List<Line> lines = read(LineFormat.SRT, split, Side.TRANSLATION).lines();

    assertThat(lines).extracting(Line::speaker).containsExactly("Bob", "Bob", "");
    assertThat(lines).extracting(Line::text).containsExactly("The bus is late.", "", "");
    assertThat(lines).extracting(Line::speed).containsExactly(1.2, 1.2, 1.0);
  }

  /** They could not be in the file. */
  @Test
  void shouldKeepLinesWithoutATextInThisLanguage() {
    Line open = line(7, 8, "Ann", "See you.", "", "");
    LinesDocument before = DUB.with(List.of(DUB.lines().getFirst(), open));
    String edited = "00:00:01,000 --> 00:00:03,000\nBuenas.\n\n";

    assertThat(texts(before, edited)).containsExactly("Buenas.", "");
    assertThat(texts(before, edited + "00:00:07,200 --> 00:00:08,000\nAdiós.\n"))
        .containsExactly("Buenas.", "Adiós.");
  }

  private static List<String> texts(LinesDocument before, String file) {
    byte[] content = file.getBytes(StandardCharsets.UTF_8);
    return SubmittedLines.read(before, LineFormat.SRT.read(content, before, Side.TRANSLATION))
        .lines()
        .stream()
        .map(Line::translation)
        .toList();
  }

  @Test
  void shouldRefuseTablesThatAreTooLong() {
    String table = "start,end,text\n" + "1,2,a\n".repeat(LineRules.MAX_LINES);

    assertThat(read(LineFormat.CSV, table, Side.TRANSLATION).lines()).hasSize(LineRules.MAX_LINES);
    assertThatThrownBy(() -> read(LineFormat.CSV, table + "1,2,a\n", Side.TRANSLATION))
        .hasMessage("The file has more than 5000 lines.");
  }

  @Test
  void shouldHaveTheLimitsOfFilesForLines() {
    assertThat(List.of(SubtitleFile.MAX_SUBTITLES, SubtitleFile.MAX_TEXT, SubtitleFile.MAX_SPEAKER))
        .containsExactly(LineRules.MAX_LINES, LineRules.MAX_TEXT, LineRules.MAX_SPEAKER);
  }
}
