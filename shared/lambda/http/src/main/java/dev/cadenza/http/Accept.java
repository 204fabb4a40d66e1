package dev.cadenza.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The media types that the {@code Accept} header of a request allows. */
final class Accept {
  // A browser's address bar requests HTML first and gets JSON, like the web client's fetch.
  private static final Set<String> SERVED =
      Set.of("*/*", "application/*", "application/json", "text/html", "text/*");

  private Accept() {}

  static boolean allowsJson(String header) {
    return header == null
        || header.isBlank()
        || Arrays.stream(header.split(","))
            .map(range -> range.split(";")[0].strip().toLowerCase(Locale.ROOT))
            .anyMatch(SERVED::contains);
  }
}
