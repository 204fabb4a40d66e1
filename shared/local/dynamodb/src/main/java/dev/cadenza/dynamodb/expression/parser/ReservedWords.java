package dev.cadenza.dynamodb.expression.parser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The words that are not allowed as attribute names in expressions. */
final class ReservedWords {
  private static final Set<String> WORDS = load();

  private ReservedWords() {}

  static boolean contains(String word) {
    return WORDS.contains(word.toUpperCase(Locale.ROOT));
  }

  static int count() {
    return WORDS.size();
  }

  private static Set<String> load() {
    try (InputStream stream = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      return Set.of(text.trim().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
