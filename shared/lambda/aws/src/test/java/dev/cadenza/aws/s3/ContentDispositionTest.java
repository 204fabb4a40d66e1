package dev.cadenza.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentDispositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          speech.mp3        | filename="speech.mp3"; filename*=UTF-8''speech.mp3
          a "b" c.wav       | filename="a _b_ c.wav"; filename*=UTF-8''a%20%22b%22%20c.wav
          ärger;1.wav       | filename="_rger;1.wav"; filename*=UTF-8''%C3%A4rger%3B1.wav
          100%'*.wav        | filename="100_'*.wav"; filename*=UTF-8''100%25%27%2A.wav
          ../etc/passwd     | filename=".._etc_passwd"; filename*=UTF-8''.._etc_passwd
          a\\b.wav          | filename="a_b.wav"; filename*=UTF-8''a_b.wav
          🎧.mp3            | filename="_.mp3"; filename*=UTF-8''%F0%9F%8E%A7.mp3
          """)
  void shouldNameAnyFile(String name, String named) {
    assertThat(ContentDisposition.attachment(name)).isEqualTo("attachment; " + named);
    assertThat(ContentDisposition.inline(name)).isEqualTo("inline; " + named);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 10, 13, 127})
  void shouldLetNoNameBreakTheHeader(int control) {
    assertThat(ContentDisposition.inline("a" + (char) control + "b"))
        .isEqualTo("inline; filename=\"a_b\"; filename*=UTF-8''a%%%02Xb".formatted(control));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x061c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069})
  void shouldNotShowANameInAnotherOrder(int direction) {
    assertThat(ContentDisposition.attachment("invoice-" + (char) direction + "fdp.exe"))
        .isEqualTo("attachment; filename=\"invoice-fdp.exe\"; filename*=UTF-8''invoice-fdp.exe");
  }
}
