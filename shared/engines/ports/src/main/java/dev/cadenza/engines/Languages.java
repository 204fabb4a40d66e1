package dev.cadenza.engines;

import dev.cadenza.model.PermanentFailure;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** BCP 47 language tags. */
public final class Languages {
  /** The code for automatic language detection. */
  public static final String UNDETERMINED = "und";

  /** Macrolanguages, and the language that each stands for. */
  private static final Map<String, String> MEANT = Map.of("zh", "cmn", "no", "nb", "iw", "he");

  private static final Pattern SUBTAGS = Pattern.compile("[-_]");

  private Languages() {}

  /** The language of a tag: {@code en} of {@code en-GB} and of {@code EN_us}, {@code cmn} of zh. */
  public static String primary(String tag) {
    String language = SUBTAGS.split(tag.strip().toLowerCase(Locale.ROOT), 2)[0];
    return MEANT.getOrDefault(language, language);
  }

  /**
   * The primary language of a tag, if it is supported.
   *
   * @param engine its name, for the message
   * @throws PermanentFailure {@code unsupported_language}, which lists the supported ones
   */
  public static String require(String tag, Collection<String> existing, String engine) {
    String language = primary(tag);
    if (existing.contains(language)) {
      return language;
    }
    if (language.equals(UNDETERMINED) && !existing.isEmpty()) {
      throw new PermanentFailure(
          "unsupported_language",
          "%s does not detect the language of a recording. Choose one of: %s."
              .formatted(engine, String.join(", ", new TreeSet<>(existing))));
    }
    throw new PermanentFailure(
        "unsupported_language",
        existing.isEmpty()
            ? "%s does not support the language \"%s\", or any other.".formatted(engine, tag)
            : "%s does not support the language \"%s\". Choose one of: %s."
                .formatted(engine, tag, String.join(", ", new TreeSet<>(existing))));
  }
}
