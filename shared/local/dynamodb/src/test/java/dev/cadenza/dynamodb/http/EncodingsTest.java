package dev.cadenza.dynamodb.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
  private static final int MAX = 1_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate                             | GZIP",
        "br, identity, deflate, gzip               | DEFLATE",
        "GZIP, identity                            | GZIP",
        "dog, gzip ,, cat                          | GZIP",
        "deflate;q=0.5, gzip;q=0.8                 | GZIP",
        "br, gzip;q=0, deflate; q = 0.5            | DEFLATE",
        "*                                         | GZIP",
        "*, deflate                                | DEFLATE",
        "*, deflate;q=0.5                          | GZIP",
        "*, gzip;q=0.5                             | DEFLATE"
      })
  void shouldPreferWhatTheClientDoes(String accepted, Encodings expected) {
    assertThat(Encodings.preferred(List.of(accepted))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "br", "x-gzip", "gzip;q=0", "*;q=0", "gzip;q=dog"})
  void shouldLeaveTheBodyAsItIs(String accepted) {
    assertThat(Encodings.preferred(List.of(accepted))).isEmpty();
  }

  @Test
  void shouldCompressAndExpand() throws IOException {
    byte[] body = "a body ".repeat(100).getBytes(UTF_8);
    byte[] zipped = Encodings.GZIP.compress(body);
    assertThat(zipped).hasSizeLessThan(100);
    assertThat(Encodings.expand(zipped, "gzip", MAX)).isEqualTo(body);
    assertThat(Encodings.expand(zipped, "gzip", 10)).hasSize(10);
    assertThat(
            new InflaterInputStream(new ByteArrayInputStream(Encodings.DEFLATE.compress(body)))
                .readAllBytes())
        .isEqualTo(body);
  }

  @Test
  void shouldRefuseWhatCannotBeExpanded() {
    byte[] zipped = Encodings.GZIP.compress("a body".getBytes(UTF_8));
    byte[] half = Arrays.copyOf(zipped, zipped.length - 1);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Encodings.expand(half, "gzip", MAX));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Encodings.expand(new byte[0], "gzip", MAX));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Encodings.expand(zipped, "garbage", MAX));
  }
}
