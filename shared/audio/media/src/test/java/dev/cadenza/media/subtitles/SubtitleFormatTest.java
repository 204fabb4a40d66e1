package dev.cadenza.media.subtitles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubtitleFormatTest {
  private static final List<String> TEXTS =
      List.of(
          "Hello.",
          "a < b && c > d",
          "<i>loud</i>",
          "&amp;lt;",
          "日本語です。",
          "Grüße,\nMüller",
          "12",
          "- Who?\n- Me!",
          "ends with -- >",
          "مرحبا",
          "😀 fine");

  @Test
  void shouldWriteSubRip() {
    String text =
        SubtitleFormat.SRT.write(
            List.of(new Cue(0.5, 2, "Hello,\nworld <b>"), new Cue(3723.0046, 3725, "Bye & bye")));

    assertThat(text)
        .isEqualTo(
            """
            1
            00:00:00,500 --> 00:00:02,000
            Hello,
            world ‹b›

            2
            01:02:03,005 --> 01:02:05,000
            Bye & bye

            """);
  }

  @Test
  void shouldWriteWebVtt() {
    String text = SubtitleFormat.VTT.write(List.of(new Cue(0.5, 2, "a --> b & <c>")));

    assertThat(text)
        .isEqualTo(
            """
            WEBVTT

            00:00:00.500 --> 00:00:02.000
            a --&gt; b &amp; &lt;c&gt;

            """);
  }

  @Test
  void shouldWriteTheSameDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(SubtitleFormat.SRT.write(List.of(new Cue(1, 2, "a"))))
          .contains("00:00:01,000 --> 00:00:02,000");
    } finally {
      Locale.setDefault(before);
    }
  }

  static Stream<Arguments> formatsAndSeeds() {
    return Stream.of(SubtitleFormat.values())
        .flatMap(format -> Stream.of(1L, 2L, 3L, 4L).map(seed -> Arguments.of(format, seed)));
  }

  @ParameterizedTest
  @MethodSource("formatsAndSeeds")
  void shouldReadWhatItWrote(SubtitleFormat format, long seed) {
    Random random = new Random(seed);
    List<Cue> cues = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < 300; i++) {
      long start = time + random.nextInt(200_000);
      time = start + random.nextInt(7000);
      cues.add(new Cue(start / 1000.0, time / 1000.0, TEXTS.get(random.nextInt(TEXTS.size()))));
    }

    assertThat(format.read(format.write(cues)))
        .isEqualTo(
            format == SubtitleFormat.VTT ? cues : cues.stream().map(it -> safe(it)).toList());
  }

  private static Cue safe(Cue cue) {
    return new Cue(cue.start(), cue.end(), SrtText.safe(cue.text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AT&T <laughter> 2 < 3 --> done. | AT&T ‹laughter› 2 < 3 → done.",
        "AT&T <i>x</i> --> 3 < 4 | AT&T ‹i›x‹/i› → 3 < 4",
        "a <-- b ---> c <--> d | a <-- b → c ↔ d",
        "<<i>b> <unclosed | ‹‹i›b› ‹unclosed",
        "a < b > c | a ‹ b › c",
        "{\\an8}up {b} C:\\New | ｛＼an8｝up ｛b｝ C:＼New",
        "&lt;b&gt; R&D; | ＆lt;b＆gt; R＆D;",
        "it's 5 > 4 & 3 - 2 -- so | it's 5 > 4 & 3 - 2 -- so"
      })
  void shouldWriteNothingThatPlayersOfSubRipTakeForMarkup(String text, String written) {
    String file = SubtitleFormat.SRT.write(List.of(new Cue(1, 2, text)));

    assertThat(file).isEqualTo("1\n00:00:01,000 --> 00:00:02,000\n" + written + "\n\n");
  }

  @Test
  void shouldFindMarkupThatGoesOnInTheNextLine() {
    assertThat(SubtitleFormat.SRT.write(List.of(new Cue(1, 2, "a <font\ncolor=red>b"))))
        .contains("a ‹font\ncolor=red›b");
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadNothingFromNothing(SubtitleFormat format) {
    assertThat(format.read("")).isEmpty();
    assertThat(format.read(format.write(List.of()))).isEmpty();
    assertThat(format.read("1\n00:00:05,000 --> 00:00:01,000\nbackwards\n")).isEmpty();
  }

  @Test
  void shouldReadWhatOtherProgramsWrite() {
    String text =
        "\ufeffWEBVTT - a title\r\n\r\nNOTE a comment\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n"
            + "intro\r\n00:01.000 --> 00:02.500 align:start line:0\r\n<v Ann>Hi <00:01.500>there</v>"
            + "\r\n\r\n01:00:00.000 --> 01:00:01.000\r\nlast";

    assertThat(SubtitleFormat.VTT.read(text))
        .containsExactly(new Cue(1, 2.5, "Hi there"), new Cue(3600, 3601, "last"));
  }

  @Test
  void shouldNameFiles() {
    assertThat(SubtitleFormat.SRT.extension()).isEqualTo("srt");
    assertThat(SubtitleFormat.VTT.contentType()).isEqualTo("text/vtt");
  }

  @Test
  void shouldRefuseABlankLineInACue() {
    assertThatThrownBy(() -> new Cue(0, 1, "a\n\nb")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cue(0, 1, "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cue(2, 1, "a")).isInstanceOf(IllegalArgumentException.class);
  }
}
