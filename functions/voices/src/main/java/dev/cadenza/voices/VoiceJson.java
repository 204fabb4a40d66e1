package dev.cadenza.voices;

import dev.cadenza.engines.Voice;
import java.util.Optional;

/**
 * A voice as clients get it.
 *
 * @param sample the link to what it sounds like, or null
 */
record VoiceJson(
    String id,
    String name,
    String language,
    String gender,
    String engine,
    String quality,
    String style,
    String sample) {
  static VoiceJson of(Voice voice, Optional<String> sample) {
    return new VoiceJson(
        voice.id(),
        voice.name(),
        voice.language(),
        voice.gender(),
        voice.engine(),
        voice.quality(),
        voice.style(),
        sample.orElse(null));
  }
}
