package dev.cadenza.cli.remote.option;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times in the user's time zone. */
public final class Times {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private Times() {}

  public static String local(Instant time) {
    return MINUTES.withZone(ZoneId.systemDefault()).format(time);
  }
}
