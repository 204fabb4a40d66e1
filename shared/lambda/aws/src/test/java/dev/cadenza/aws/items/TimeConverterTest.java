package dev.cadenza.aws.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeConverterTest {
  @Test
  void shouldReadWhatItWrites() {
    Random random = new Random(7);
    TimeConverter converter = new TimeConverter();
    for (int i = 0; i < 2_000; i++) {
      long nanos = random.nextInt(1_000_000_000) / (long) Math.pow(10, random.nextInt(10));
      Instant time =
          Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L), nanos);
      assertThat(converter.transformTo(converter.transformFrom(time))).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-04T03:02:01Z",
        "2026-05-04T03:02:01.5Z",
        "2026-05-04T03:02:01.123456789Z",
        "2026-02-28T24:00:00Z",
        "2026-05-04T03:02:01+02:00",
        "+12026-05-04T03:02:01Z",
      })
  void shouldReadAsTheGeneralParser(String text) {
    assertThat(TimeConverter.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-05-04",
        "2026-05-04 03:02:01Z",
        "2026-05x04T03:02:01Z",
        "2026-02-30T03:02:01Z",
        "2026-05-04T03:02:0aZ",
        "2026-05-04T03:02:01.12x456Z",
        "2026-05-04T03:02:01.1234567890Z",
      })
  void shouldRejectWhatIsNoTime(String text) {
    assertThatThrownBy(() -> TimeConverter.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
