package dev.cadenza.engines.choice;

import dev.cadenza.engines.NoSuchVoice;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.Capability;
import java.util.List;
import java.util.Optional;

/**
 * The voices of engines, without cloned ones.
 *
 * @param engines all that are available
 */
record StockVoices(List<SpeechSynthesizer> engines, EnginePreferences preferences) {
  /** The voices of these engines, in order. */
  static List<Voice> of(List<SpeechSynthesizer> engines) {
    return engines.stream().flatMap(engine -> engine.voices().stream()).toList();
  }

  Optional<Voice> find(String id) {
    return of(engines).stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** See {@link Engines#isSpoken}. */
  boolean isSpoken(String language) {
    return of(engines).stream().anyMatch(voice -> voice.speaks(language));
  }

  /** See {@link Engines#speaks}. */
  boolean speaks(String language) {
    return of(inUse()).stream().anyMatch(voice -> voice.speaks(language));
  }

  /** See {@link Engines#voicesBeside}. */
  List<Voice> beside(Voice first) {
    List<SpeechSynthesizer> used = inUse();
    return of(
        engines.stream()
            .filter(it -> it.name().equals(first.engine()) || used.contains(it))
            .toList());
  }

  /** See {@link Engines#voiceFor}. */
  Voice voiceFor(String language) {
    List<Voice> voices = of(inUse());
    List<Voice> speaking = voices.stream().filter(voice -> voice.speaks(language)).toList();
    if (speaking.isEmpty()) {
      throw NoSuchVoice.speaking(language, voices);
    }
    List<Voice> natural = speaking.stream().filter(Voice::isNatural).toList();
    List<Voice> best = natural.isEmpty() ? speaking : natural;
    return best.stream()
        .filter(it -> it.language().equalsIgnoreCase(language.strip().replace('_', '-')))
        .findFirst()
        .orElse(best.getFirst());
  }

  private List<SpeechSynthesizer> inUse() {
    return preferences.wanted(Capability.TTS, engines, SpeechSynthesizer::name);
  }
}
