package dev.cadenza.neural.kokoro;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import java.util.Arrays;
import java.util.Locale;

/** The languages that Kokoro speaks, with espeak-ng's names for them. */
enum KokoroLanguage {
  AMERICAN_ENGLISH("en-US", "en-us"),
  BRITISH_ENGLISH("en-GB", "en"),
  SPANISH("es-ES", "es"),
  FRENCH("fr-FR", "fr"),
  HINDI("hi-IN", "hi"),
  ITALIAN("it-IT", "it"),
  PORTUGUESE("pt-BR", "pt-br");

  private final String tag;
  private final String espeakVoice;

  KokoroLanguage(String tag, String espeakVoice) {
    this.tag = tag;
    this.espeakVoice = espeakVoice;
  }

  /**
   * The language of a tag, or the nearest: a region that Kokoro does not know is read as the first
   * that it knows, and what is not known at all as American English.
   *
   * @param tag BCP 47
   */
  static KokoroLanguage of(String tag) {
    String wanted = tag.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(it -> it.tag.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .or(
            () ->
                Arrays.stream(values())
                    .filter(it -> Languages.primary(it.tag).equals(Languages.primary(tag)))
                    .findFirst())
        .orElse(AMERICAN_ENGLISH);
  }

  static KokoroLanguage of(Voice voice) {
    return of(voice.language());
  }

  /** BCP 47. */
  String tag() {
    return tag;
  }

  /** espeak-ng's voice file; for British English and French the general one. */
  String espeakVoice() {
    return espeakVoice;
  }
}
