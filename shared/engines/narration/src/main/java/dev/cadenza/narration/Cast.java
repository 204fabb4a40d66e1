package dev.cadenza.narration;

import dev.cadenza.engines.Voice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The voices of speakers.
 *
 * @param voices by speaker
 * @param others by language, for sentences that the speaker's voice does not support
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
