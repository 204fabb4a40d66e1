package dev.cadenza.jobs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WireTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-05-04T03:02:01Z,           2026-05-04T03:02:01Z",
    "2026-05-04T03:02:00.000000999Z, 2026-05-04T03:02:00Z",
    "2026-05-04T03:02:01.5Z,         2026-05-04T03:02:01.500000Z",
    "2026-11-14T23:59:59.000001999Z, 2026-11-14T23:59:59.000001Z",
    "0007-01-02T00:00:00Z,           0007-01-02T00:00:00Z",
  })
  void shouldWriteSixDigitsOrNone(Instant time, String text) {
    assertThat(WireTime.of(time)).isEqualTo(text);
  }

  @Test
  void shouldWriteAsAFormatter() {
    DateTimeFormatter formatter = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    Random random = new Random(11);
    for (int i = 0; i < 1_000; i++) {
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(
              random.nextLong(250_000_000_000L),
              1_000 + random.nextInt(999_999_000),
              ZoneOffset.UTC);
      assertThat(WireTime.of(time.toInstant(ZoneOffset.UTC))).isEqualTo(formatter.format(time));
    }
  }

  @Test
  void shouldRejectAYearThatClientsCannotRead() {
    Instant late = Instant.parse("+10000-01-01T00:00:00Z");
    assertThatThrownBy(() -> WireTime.of(late)).isInstanceOf(DateTimeException.class);
  }
}
