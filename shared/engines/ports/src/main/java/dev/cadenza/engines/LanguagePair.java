package dev.cadenza.engines;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.cadenza.model.PermanentFailure;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A source and a target language.
 *
 * @param from a primary BCP 47 language, such as {@code en}
 * @param to a primary BCP 47 language
 */
public record LanguagePair(String from, String to) implements Comparable<LanguagePair> {
  public LanguagePair {
    from = Languages.primary(from);
    to = Languages.primary(to);
  }

  /**
   * The failure for an unsupported pair.
   *
   * @param existing the supported pairs
   */
  public PermanentFailure unsupported(Set<LanguagePair> existing) {
    return new PermanentFailure(
        "unsupported_language_pair",
        "No engine is available to translate %s. %s".formatted(this, choice(existing)));
  }

  /**
   * Services have thousands of pairs: only those that share a language with this one are listed.
   */
  private String choice(Set<LanguagePair> existing) {
    Set<LanguagePair> near = existing;
    if (from(existing).findAny().isPresent()) {
      near = from(existing).collect(toSet());
    } else if (into(existing).findAny().isPresent()) {
      near = into(existing).collect(toSet());
    }
    return near.isEmpty()
        ? "No translator is installed."
        : "Choose one of: %s."
            .formatted(
                new TreeSet<>(near).stream().map(LanguagePair::toString).collect(joining(", ")));
  }

  private Stream<LanguagePair> from(Set<LanguagePair> existing) {
    return existing.stream().filter(it -> it.from.equals(from));
  }

  private Stream<LanguagePair> into(Set<LanguagePair> existing) {
    return existing.stream().filter(it -> it.to.equals(to));
  }

  @Override
  public int compareTo(LanguagePair other) {
    int first = from.compareTo(other.from);
    return first != 0 ? first : to.compareTo(other.to);
  }

  /** The form for users: {@code en→es}. */
  @Override
  public String toString() {
    return from + "→" + to;
  }
}
