package dev.cadenza.engines;

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
