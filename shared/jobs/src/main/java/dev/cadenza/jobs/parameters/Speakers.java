package dev.cadenza.jobs.parameters;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of those who speak in a text. */
public final class Speakers {
  /** A letter first: {@code [1]} is a footnote. */
  public static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} .'’_-]{0,39}");

  private Speakers() {}

  /** As names are compared: without regard to case. */
  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
