package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.PermanentFailure;

/**
 * A voice of a speech synthesizer.
 *
 * @param id {@code engine/voice}, such as {@code flite/slt} or {@code espeak-ng/en-us}
 * @param name for users
 * @param language BCP 47, such as {@code en-US}; {@code mul} for any language
 * @param gender {@code female}, {@code male} or {@code neutral}
 * @param engine such as {@code flite}
 * @param quality {@code draft} or {@code natural}
 * @param style words for users, separated by a comma and a space, such as {@code warm, calm}; empty
 *     if unknown
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

  /** The engine of cloned voices. */
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

  /** Whether it speaks a language, in any region. */
  public boolean speaks(String tag) {
    String own = Languages.primary(language);
    return own.equals(ANY_LANGUAGE) || own.equals(Languages.primary(tag));
  }

  /** This voice, with a given language if it speaks any. */
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

  /** The engine's name of the voice: the part after the slash. */
  public String localName() {
    return id.substring(engine.length() + 1);
  }

  /** Whether its quality is natural, that of a neural engine or a service. */
  public boolean isNatural() {
    return quality.equals("natural");
  }

  /** Whether it is a cloned voice, which only its owner can use. */
  public boolean isCloned() {
    return engine.equals(CLONED);
  }
}
