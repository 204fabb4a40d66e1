package dev.cadenza.documents;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The language that a document names. */
final class Languages {
  private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

  private Languages() {}

  /** As BCP 47; empty for other text. */
  static Optional<String> tag(String written) {
    Locale locale = Locale.forLanguageTag(written.strip().replace('_', '-'));
    return KNOWN.contains(locale.getLanguage())
        ? Optional.of(locale.toLanguageTag())
        : Optional.empty();
  }
}
