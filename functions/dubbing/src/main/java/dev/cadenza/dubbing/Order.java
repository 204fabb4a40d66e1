package dev.cadenza.dubbing;

import dev.cadenza.dubbing.lines.GivenLines;
import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.glossary.GlossaryTranslator;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.jobs.parameters.RequestedVoices;
import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.model.PermanentFailure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The languages, engines and voice of a dub.
 *
 * @param engines those of the job
 * @param recognizer empty if the lines are given
 * @param source the language of the recording; {@code und} until it is detected
 * @param voice the voice, unless it is matched to the speaker
 * @param given the lines, in place of recognized speech
 * @param matched whether the voice is similar to the original speaker's
 * @param voices the requested ones
 */
record Order(
    Engines engines,
    Optional<SpeechRecognizer> recognizer,
    Optional<GivenLines> given,
    String source,
    String target,
    Voice voice,
    boolean matched,
    RequestedVoices voices,
    boolean keepBackground,
    List<GlossaryEntry> glossary,
    Edits edits) {
  /**
   * @throws PermanentFailure {@code unsupported_language}, {@code unsupported_language_pair},
   *     {@code unknown_voice}, {@code voice_language_mismatch}
   */
  static Order of(DubbingParameters parameters, Optional<GivenLines> given, Engines engines) {
    String source =
        given
            .map(GivenLines::language)
            .or(parameters::sourceLanguage)
            .orElseGet(engines::usualSpokenLanguage);
    String target = parameters.targetLanguage();
    Edits edits = Edits.of(given.map(GivenLines::lines).orElse(List.of()), parameters.segments());
    given.ifPresent(lines -> requireVoices(lines.voices(), target, engines));
    requireVoices(parameters.voices().bySpeaker().values(), target, engines);
    LanguagePair pair = new LanguagePair(source, target);
    if (given.filter(it -> !edits.leaveOpen(it.lines().size())).isPresent()) {
      // Nothing is to be translated.
    } else if (!source.equals(Languages.UNDETERMINED)) {
      engines.translators().translator(pair);
    } else if (engines.translators().pairs().stream().noneMatch(it -> it.to().equals(pair.to()))) {
      throw pair.unsupported(engines.translators().pairs());
    }
    return new Order(
        engines,
        given.isPresent() ? Optional.empty() : Optional.of(engines.recognizer(source)),
        given,
        source,
        target,
        parameters
            .voice()
            .map(id -> engines.voice(id, target))
            .orElseGet(() -> engines.voiceFor(target)),
        parameters.matched(),
        parameters.voices(),
        parameters.keepBackground(),
        parameters.glossary(),
        edits);
  }

  private static void requireVoices(Collection<String> ids, String target, Engines engines) {
    ids.stream()
        .filter(id -> !id.isEmpty() && !id.equals(DubbingParameters.MATCH))
        .distinct()
        .forEach(id -> engines.voice(id, target));
  }

  /** Whether a translator is needed. */
  boolean translates() {
    return given.isEmpty() || edits.leaveOpen(given.get().lines().size());
  }

  /**
   * The same with the language that was recognized.
   *
   * @throws PermanentFailure {@code unsupported_language_pair}
   */
  Order heardIn(String language) {
    if (!source.equals(Languages.UNDETERMINED) || !translates()) {
      return this;
    }
    LanguagePair pair = new LanguagePair(language, target);
    if (engines.translators().pairs().contains(pair)) {
      return new Order(
          engines,
          recognizer,
          given,
          language,
          target,
          voice,
          matched,
          voices,
          keepBackground,
          glossary,
          edits);
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
