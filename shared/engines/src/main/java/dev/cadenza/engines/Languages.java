package dev.cadenza.engines;

import dev.cadenza.model.PermanentFailure;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** BCP 47 language tags, as far as engines need them. */
public final class Languages {
  private Languages() {}

  /** The language of a tag in small letters: {@code en} of {@code en-GB} and of {@code EN_us}. */
  public static String primary(String tag) {
    return tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
  }

  /**
   * The primary language of a tag, if it is one of those that exist.
   *
   * @param engine who is asked, for the message
   * @throws PermanentFailure {@code unsupported_language}, which lists those that exist
   */
  public static String require(String tag, Collection<String> existing, String engine) {
    String language = primary(tag);
    if (existing.contains(language)) {
      return language;
    }
    throw new PermanentFailure(
        "unsupported_language",
        "%s does not speak \"%s\". Choose one of: %s."
            .formatted(engine, tag, String.join(", ", new TreeSet<>(existing))));
  }
}
