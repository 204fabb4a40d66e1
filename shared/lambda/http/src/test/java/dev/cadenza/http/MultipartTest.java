package dev.cadenza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a form, as clients write their headers. */
final class MultipartTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "filename=\"talk.wav\"                                        | talk.wav",
        "filename=\"a \\\"b\\\".wav\"                                   | a \"b\".wav",
        "filename=\"a;b.wav\"                                         | a;b.wav",
        "filename=\"C:\\talks\\a.wav\"                                | C:\\talks\\a.wav",
        "filename=\"one\\\\two.wav\"                                  | one\\two.wav",
        "filename=talk.wav                                          | talk.wav",
        "filename=\"\u00fcber.wav\"                                       | \u00fcber.wav",
        "filename*=UTF-8~~na%C3%AFve%20%22q%22.wav                  | na\u00efve \"q\".wav",
        "filename=\"naive.wav\"; filename*=UTF-8~~na%C3%AFve.wav      | na\u00efve.wav",
        "filename*=UTF-8~~na%C3%AFve.wav; filename=\"naive.wav\"      | na\u00efve.wav",
        "filename*=iso-8859-1~en~%A3%20rates.wav                    | \u00a3 rates.wav",
        "filename=\"x; filename*=UTF-8~~y.wav\"                       | x; filename*=UTF-8~~y.wav",
      })
  void shouldReadTheNameOfAFile(String parameters, String expected) {
    Multipart form = form("form-data; name=\"file\"; " + parameters.replace('~', '\''));

    assertThat(form.fields().isEmpty()).isTrue();
    assertThat(form.files()).containsOnlyKeys("file");
    assertThat(form.files().get("file").name()).isEqualTo(expected.replace('~', '\''));
    assertThat(form.files().get("file").contentType()).isEqualTo("audio/wav");
    assertThat(form.files().get("file").content()).asString().isEqualTo("content");
  }

  @Test
  void shouldTakeAPartWithAnEmptyNameForAFile() {
    Multipart form = form("form-data; name=\"file\"; filename=\"\"");

    assertThat(form.files().get("file").name()).isEmpty();
  }

  @Test
  void shouldReadTheNameOfAField() {
    Multipart form = form("form-data; name=\"a \\\"b\\\"\"");

    assertThat(form.fields().path("a \"b\"").asText()).isEqualTo("content");
    assertThat(form.files()).isEmpty();
  }

  @Test
  void shouldPassOverAPartWithoutAName() {
    Multipart form = form("form-data; filename=\"talk.wav\"");

    assertThat(form.fields().isEmpty()).isTrue();
    assertThat(form.files()).isEmpty();
  }

  private static Multipart form(String disposition) {
    String body =
        "--cut\r\nContent-Disposition: "
            + disposition
            + "\r\nContent-Type: audio/wav\r\n\r\ncontent\r\n--cut--\r\n";
    return Multipart.read(
        "multipart/form-data; boundary=cut", body.getBytes(StandardCharsets.UTF_8));
  }
}
