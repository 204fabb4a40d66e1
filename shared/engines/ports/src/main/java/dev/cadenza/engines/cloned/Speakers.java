package dev.cadenza.engines.cloned;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.model.PermanentFailure;

/** Voices that can speak for cloned ones, and who speaks with them. */
public interface Speakers {
  /**
   * @throws PermanentFailure {@code unknown_voice}
   */
  Voice voice(String id);

  /**
   * The voice to use when only a language is known.
   *
   * @param language BCP 47; a voice of its region is preferred
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   */
  Voice voiceFor(String language);

  /**
   * The engine that a voice belongs to.
   *
   * @throws PermanentFailure {@code unknown_voice}
   */
  SpeechSynthesizer synthesizer(Voice voice);
}
