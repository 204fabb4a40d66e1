package dev.cadenza.dubbing;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.glossary.GlossaryTranslator;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.model.PermanentFailure;
import java.util.List;

/**
 * The languages, engines and voice of a dub.
 *
 * @param engines those of the job
 * @param source the language of the recording; {@code und} until it is detected
 * @param voice the voice, unless it is matched to the speaker
 * @param matched whether the voice is similar to the original speaker's
 */
record Order(
    Engines engines,
    SpeechRecognizer recognizer,
    String source,
    String target,
    Voice voice,
    boolean matched,
    boolean keepBackground,
    List<GlossaryEntry> glossary,
    Edits edits) {
  /**
   * @throws PermanentFailure {@code unsupported_language}, {@code unsupported_language_pair},
   *     {@code unknown_voice}, {@code voice_language_mismatch}
   */
  static Order of(DubbingParameters parameters, Engines engines) {
    String source = parameters.sourceLanguage().orElseGet(engines::usualSpokenLanguage);
    String target = parameters.targetLanguage();
    LanguagePair pair = new LanguagePair(source, target);
    if (!source.equals(Languages.UNDETERMINED)) {
      engines.translators().translator(pair);
    } else if (engines.translators().pairs().stream().noneMatch(it -> it.to().equals(pair.to()))) {
      throw pair.unsupported(engines.translators().pairs());
    }
    return new Order(
        engines,
        engines.recognizer(source),
        source,
        target,
        parameters
            .voice()
            .map(id -> engines.voice(id, target))
            .orElseGet(() -> engines.voiceFor(target)),
        parameters.matched(),
        parameters.keepBackground(),
        parameters.glossary(),
        Edits.of(parameters.segments()));
  }

  /**
   * The same with the language that was recognized.
   *
   * @throws PermanentFailure {@code unsupported_language_pair}
   */
  Order heardIn(String language) {
    if (!source.equals(Languages.UNDETERMINED)) {
      return this;
    }
    LanguagePair pair = new LanguagePair(language, target);
    if (engines.translators().pairs().contains(pair)) {
      return new Order(
          engines, recognizer, language, target, voice, matched, keepBackground, glossary, edits);
    }
    String reason =
        pair.from().equals(pair.to())
            ? "It is the target language: nothing is to be translated."
            : pair.unsupported(engines.translators().pairs()).getMessage();
    throw new PermanentFailure(
        "unsupported_language_pair",
        "The detected language of the recording is \"%s\". %s If the detection is wrong, set source_language."
            .formatted(language, reason));
  }

  Translator translator() {
    return GlossaryTranslator.of(engines.translators().translator(pair()), glossary);
  }

  LanguagePair pair() {
    return new LanguagePair(source, target);
  }
}
