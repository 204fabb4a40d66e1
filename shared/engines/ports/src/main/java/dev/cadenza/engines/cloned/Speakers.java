package dev.cadenza.engines.cloned;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.model.PermanentFailure;

/** Base voices for cloned ones, with their engines. */
public interface Speakers {
  /**
   * @throws PermanentFailure {@code unknown_voice}
   */
  Voice voice(String id);

  /**
   * The default voice of a language.
   *
   * @param language BCP 47; a voice of its region is preferred
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   */
  Voice voiceFor(String language);

  /**
   * The engine of a voice.
   *
   * @throws PermanentFailure {@code unknown_voice}
   */
  SpeechSynthesizer synthesizer(Voice voice);
}
