package dev.cadenza.engines;

import dev.cadenza.model.PermanentFailure;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** BCP 47 language tags, as far as engines need them. */
public final class Languages {
  /** The code of a language that a recognizer is to detect. */
  public static final String UNDETERMINED = "und";

  /** Names that people use for a group of languages, and the member that is meant by them. */
  private static final Map<String, String> MEANT = Map.of("zh", "cmn", "no", "nb", "iw", "he");

  private Languages() {}

  /** The language of a tag: {@code en} of {@code en-GB} and of {@code EN_us}, {@code cmn} of zh. */
  public static String primary(String tag) {
    String language = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return MEANT.getOrDefault(language, language);
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
        existing.isEmpty()
            ? "%s does not support the language \"%s\", or any other.".formatted(engine, tag)
            : "%s does not support the language \"%s\". Choose one of: %s."
                .formatted(engine, tag, String.join(", ", new TreeSet<>(existing))));
  }
}
