package dev.cadenza.narration;

import dev.cadenza.engines.Voice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has which voice.
 *
 * @param voices by the speakers' names
 */
public record Cast(Map<String, Voice> voices) {
  public Cast {
    voices = Collections.unmodifiableMap(new LinkedHashMap<>(voices));
  }

  /**
   * @throws IllegalArgumentException if nobody plays that speaker
   */
  public Voice voice(String speaker) {
    Voice voice = voices.get(speaker);
    if (voice == null) {
      throw new IllegalArgumentException("Nobody plays \"" + speaker + "\".");
    }
    return voice;
  }
}
