package dev.cadenza.cli.remote;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times in the user's time zone. */
final class Times {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private Times() {}

  static String local(Instant time) {
    return MINUTES.withZone(ZoneId.systemDefault()).format(time);
  }
}
