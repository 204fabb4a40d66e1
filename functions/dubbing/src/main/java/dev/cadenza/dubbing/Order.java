package dev.cadenza.dubbing;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.model.PermanentFailure;

/**
 * The languages, engines and voice of a dub.
 *
 * @param engines those of the job
 * @param voice the voice, unless it is matched to the speaker
 * @param matched whether the voice is similar to the original speaker's
 */
record Order(
    Engines engines,
    SpeechRecognizer recognizer,
    Translator translator,
    String source,
    String target,
    Voice voice,
    boolean matched,
    boolean keepBackground,
    Edits edits) {
  /**
   * @throws PermanentFailure {@code unsupported_language}, {@code unsupported_language_pair},
   *     {@code unknown_voice}, {@code voice_language_mismatch}
   */
  static Order of(DubbingParameters parameters, Engines engines) {
    String source = parameters.source();
    String target = parameters.targetLanguage();
    return new Order(
        engines,
        engines.recognizer(source),
        engines.translators().translator(new LanguagePair(source, target)),
        source,
        target,
        parameters
            .voice()
            .map(id -> engines.voice(id, target))
            .orElseGet(() -> engines.voiceFor(target)),
        parameters.matched(),
        parameters.keepBackground(),
        Edits.of(parameters.segments()));
  }

  LanguagePair pair() {
    return new LanguagePair(source, target);
  }
}
