package dev.cadenza.engines;

import static java.util.stream.Collectors.joining;

import dev.cadenza.model.PermanentFailure;
import java.util.Set;
import java.util.TreeSet;

/**
 * From one language into another.
 *
 * @param from a primary BCP 47 language, such as {@code en}
 * @param to likewise
 */
public record LanguagePair(String from, String to) implements Comparable<LanguagePair> {
  public LanguagePair {
    from = Languages.primary(from);
    to = Languages.primary(to);
  }

  /**
   * What to tell who asks for this pair when nobody translates it.
   *
   * @param existing what can be translated
   */
  public PermanentFailure unsupported(Set<LanguagePair> existing) {
    String choice =
        existing.isEmpty()
            ? "No translator is installed."
            : "Choose one of: %s."
                .formatted(
                    new TreeSet<>(existing)
                        .stream().map(LanguagePair::toString).collect(joining(", ")));
    return new PermanentFailure(
        "unsupported_language_pair", "Nobody here translates %s. %s".formatted(this, choice));
  }

  @Override
  public int compareTo(LanguagePair other) {
    int first = from.compareTo(other.from);
    return first != 0 ? first : to.compareTo(other.to);
  }

  /** As people read it: {@code en→es}. */
  @Override
  public String toString() {
    return from + "→" + to;
  }
}
