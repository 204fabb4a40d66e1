package dev.cadenza.jobs.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as Django REST framework writes them: ISO 8601 in UTC, six digits of a second, or none. */
public final class WireTime {
  private static final int MAX_YEAR = 9_999;

  private WireTime() {}

  /**
   * @throws DateTimeException before the year 0 or after 9999, which Python does not write
   */
  public static String of(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    if (utc.getYear() < 0 || utc.getYear() > MAX_YEAR) {
      throw new DateTimeException("Not a year of four digits: " + time);
    }
    StringBuilder text = new StringBuilder("0000-00-00T00:00:00.000000Z".length());
    digits(text, utc.getYear(), 4).append('-');
    digits(text, utc.getMonthValue(), 2).append('-');
    digits(text, utc.getDayOfMonth(), 2).append('T');
    digits(text, utc.getHour(), 2).append(':');
    digits(text, utc.getMinute(), 2).append(':');
    digits(text, utc.getSecond(), 2);
    int micros = utc.getNano() / 1_000;
    if (micros > 0) {
      digits(text.append('.'), micros, 6);
    }
    return text.append('Z').toString();
  }

  /** A formatter takes several times as long, and a list of jobs has eighty times. */
  private static StringBuilder digits(StringBuilder text, int number, int count) {
    String digits = Integer.toString(number);
    return text.repeat('0', count - digits.length()).append(digits);
  }

  /** As {@link #of(Instant)}, or null. */
  static String of(Optional<Instant> time) {
    return time.map(WireTime::of).orElse(null);
  }
}
