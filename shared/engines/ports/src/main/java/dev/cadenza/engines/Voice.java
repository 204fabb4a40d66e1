package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.PermanentFailure;

/**
 * A voice that can speak.
 *
 * @param id {@code engine/voice}, such as {@code flite/slt} or {@code espeak-ng/en-us}
 * @param name for people
 * @param language BCP 47, such as {@code en-US}; {@code mul} if it speaks whatever it reads
 * @param gender {@code female}, {@code male} or {@code neutral}
 * @param engine such as {@code flite}
 * @param quality {@code draft} or {@code natural}
 * @param style words for people, separated by a comma and a space, such as {@code warm, calm};
 *     empty if unknown
 */
public record Voice(
    String id,
    String name,
    String language,
    String gender,
    String engine,
    String quality,
    String style) {
  /** ISO 639-2's code for many languages. */
  public static final String ANY_LANGUAGE = "mul";

  /** The engine that speaks with the voices that people had cloned. */
  public static final String CLONED = "cloned";

  public Voice {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(language, "language");
    requireNonNull(gender, "gender");
    requireNonNull(engine, "engine");
    requireNonNull(quality, "quality");
    requireNonNull(style, "style");
    if (!id.startsWith(engine + "/") || id.length() == engine.length() + 1) {
      throw new IllegalArgumentException("\"" + id + "\" is not a voice of " + engine + ".");
    }
  }

  /** A voice of unknown style. */
  public Voice(
      String id, String name, String language, String gender, String engine, String quality) {
    this(id, name, language, gender, engine, quality, "");
  }

  /** Whether it speaks a language, whatever its region. */
  public boolean speaks(String tag) {
    String own = Languages.primary(language);
    return own.equals(ANY_LANGUAGE) || own.equals(Languages.primary(tag));
  }

  /** This voice, in a given language if it speaks any. */
  public Voice in(String tag) {
    return language.equals(ANY_LANGUAGE)
        ? new Voice(id, name, tag, gender, engine, quality, style)
        : this;
  }

  /** The failure for a language that this voice does not speak. */
  public PermanentFailure mismatch(String tag) {
    return new PermanentFailure(
        "voice_language_mismatch",
        "The voice \"%s\" speaks %s, not %s. Choose a voice of that language, or omit the voice."
            .formatted(id, language, tag));
  }

  /** The engine's own name for it: what follows the slash. */
  public String localName() {
    return id.substring(engine.length() + 1);
  }

  /** Whether its quality is that of a neural engine or of a service, and not that of a draft. */
  public boolean isNatural() {
    return quality.equals("natural");
  }

  /** Whether it is one that a person had made, for them alone. */
  public boolean isCloned() {
    return engine.equals(CLONED);
  }
}
