package dev.cadenza.narration;

import dev.cadenza.engines.Voice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has which voice.
 *
 * @param voices by the speakers' names
 * @param others for sentences in a language that the speaker's own voice cannot read, by their
 *     languages
 */
public record Cast(Map<String, Voice> voices, Map<String, Voice> others) {
  public Cast {
    voices = Collections.unmodifiableMap(new LinkedHashMap<>(voices));
    others = others == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  public Cast(Map<String, Voice> voices) {
    this(voices, Map.of());
  }

  /**
   * @throws IllegalArgumentException if the speaker has no voice
   */
  public Voice voice(Sentence sentence) {
    Voice other = others.get(sentence.language());
    return other == null ? voice(sentence.speaker()) : other;
  }

  /**
   * @throws IllegalArgumentException if the speaker has no voice
   */
  public Voice voice(String speaker) {
    Voice voice = voices.get(speaker);
    if (voice == null) {
      throw new IllegalArgumentException("No voice for the speaker \"" + speaker + "\".");
    }
    return voice;
  }
}
