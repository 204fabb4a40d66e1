package dev.cadenza.jobs.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as Django REST framework writes them: ISO 8601 in UTC, six digits of a second, or none. */
public final class WireTime {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssX").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

  private WireTime() {}

  public static String of(Instant time) {
    Instant micros = time.truncatedTo(ChronoUnit.MICROS);
    boolean whole = micros.equals(micros.truncatedTo(ChronoUnit.SECONDS));
    return (whole ? SECONDS : MICROS).format(micros);
  }

  /** As {@link #of(Instant)}, or null. */
  static String of(Optional<Instant> time) {
    return time.map(WireTime::of).orElse(null);
  }
}
