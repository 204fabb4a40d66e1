package dev.cadenza.books;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text resources. */
final class Resource {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private Resource() {}

  static String text(String name) {
    try (InputStream content = Resource.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new IllegalStateException("Resource not found: " + name);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces each {@code ${name}} once: values are not replaced again. */
  static String filled(String name, Map<String, String> values) {
    return PLACE
        .matcher(text(name))
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  /** Without blank lines and comments. */
  static List<String> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }
}
