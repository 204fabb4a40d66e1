package dev.cadenza.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cadenza.local.template.intrinsic.TemplateException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(1 minute)            | 2026-11-25T10:20:30Z | 2026-11-25T10:21:30Z",
        "rate(5 minutes)           | 2026-11-25T10:20:30Z | 2026-11-25T10:25:30Z",
        "rate(2 hours)             | 2026-11-25T10:20:30Z | 2026-11-25T12:20:30Z",
        "rate(1 day)               | 2026-11-25T10:20:30Z | 2026-11-26T10:20:30Z",
      })
  void shouldFindTheNextTime(String expression, Instant after, Instant next) {
    assertThat(Schedule.parse(expression).next(after)).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 week)",
        "cron(0 0 * * ?)",
        "cron(99 * * * ? *)",
        "cron(0 0 ? * MON *)",
        "at(noon)"
      })
  void shouldRefuseWhatItDoesNotUnderstand(String expression) {
    assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> Schedule.parse(expression));
  }
}
