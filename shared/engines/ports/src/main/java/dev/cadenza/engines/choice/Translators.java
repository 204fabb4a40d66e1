package dev.cadenza.engines.choice;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.metering.MeteredRecognizer;
import dev.cadenza.engines.metering.MeteredTranslator;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The selection of a translator among {@link Engines}. */
public final class Translators {
  private static final String ENGLISH = "en";

  private final EngineCatalog offer;
  private final EnginePreferences preferences;
  private final Meter meter;

  Translators(EngineCatalog offer, EnginePreferences preferences, Meter meter) {
    this.offer = offer;
    this.preferences = preferences;
    this.meter = meter;
  }

  /**
   * The translator for a language pair.
   *
   * @throws PermanentFailure {@code unsupported_language_pair}, which lists the supported ones;
   *     {@code unknown_engine}
   */
  public Translator translator(LanguagePair pair) {
    List<Translator> candidates = inUse();
    return candidates.stream()
        .filter(engine -> engine.pairs().contains(pair))
        .findFirst()
        .map(engine -> engine.metered(meter).orElseGet(() -> new MeteredTranslator(engine, meter)))
        .orElseThrow(() -> pair.unsupported(pairs(candidates)));
  }

  /**
   * The language pairs of the translators in use.
   *
   * @throws PermanentFailure {@code unknown_engine}
   */
  public Set<LanguagePair> pairs() {
    return pairs(inUse());
  }

  /**
   * The language pairs of a translator.
   *
   * @param engine such as {@code apertium}
   * @return empty if no translator has that name
   */
  public Set<LanguagePair> pairs(String engine) {
    return pairs(
        offer.translators().stream()
            .filter(translator -> translator.name().equals(engine))
            .toList());
  }

  /**
   * The recognizer that translates speech into English itself, where that is the best available
   * translation.
   *
   * @param pair from a language that may be {@code und}
   * @return empty if a translator is better, or the recognizer in use cannot translate
   * @throws PermanentFailure {@code unknown_engine}
   */
  public Optional<SpeechRecognizer> intoEnglish(LanguagePair pair) {
    return pair.to().equals(ENGLISH) && !pair.from().equals(ENGLISH) && !isWellTranslated(pair)
        ? recognizer()
            .filter(it -> it.languages().contains(pair.from()))
            .flatMap(SpeechRecognizer::intoEnglish)
            .map(it -> new MeteredRecognizer(it, meter))
        : Optional.empty();
  }

  /**
   * Whether a translator of text is better than the recognizer. Whisper base, hearing 21 Spanish
   * sentences of Kokoro, wrote 16 that were right in meaning and grammar; Apertium made 9 of
   * Whisper's transcript. Neural translators of text are assumed to be better than Whisper base,
   * which was not measured; their lines match the transcript's. Who chooses a translator gets it.
   */
  private boolean isWellTranslated(LanguagePair pair) {
    return inUse().stream()
        .filter(it -> it.pairs().contains(pair))
        .findFirst()
        .filter(it -> preferences.isNamed(Capability.TRANSLATION, it.name()) || isNatural(it))
        .isPresent();
  }

  private static boolean isNatural(Translator translator) {
    return Capability.TRANSLATION.qualityOf(translator.name()).equals("natural");
  }

  private Optional<SpeechRecognizer> recognizer() {
    return preferences.wanted(Capability.STT, offer.recognizers(), SpeechRecognizer::name).stream()
        .findFirst();
  }

  /**
   * The language pairs of the translators in use, and the one that the recognizer translates.
   *
   * @param spoken the language of the recording, or {@code und}
   * @throws PermanentFailure {@code unknown_engine}
   */
  public Set<LanguagePair> pairsOfSpeech(String spoken) {
    Set<LanguagePair> pairs = new HashSet<>(pairs());
    LanguagePair pair = new LanguagePair(spoken, ENGLISH);
    if (intoEnglish(pair).isPresent()) {
      pairs.add(pair);
    }
    return pairs;
  }

  /**
   * The language pairs that a recognizer translates itself, see {@link #intoEnglish}.
   *
   * @param engine such as {@code whisper}
   * @return empty if the recognizer is not in use
   */
  public Set<LanguagePair> pairsIntoEnglish(String engine) {
    try {
      return recognizer().filter(it -> it.name().equals(engine)).stream()
          .flatMap(it -> it.languages().stream())
          .filter(from -> !from.equals(Languages.UNDETERMINED))
          .map(from -> new LanguagePair(from, ENGLISH))
          .filter(pair -> intoEnglish(pair).isPresent())
          .collect(Collectors.toUnmodifiableSet());
    } catch (PermanentFailure _) {
      // A preference names an engine that is missing.
      return Set.of();
    }
  }

  private List<Translator> inUse() {
    return preferences.wanted(Capability.TRANSLATION, offer.translators(), Translator::name);
  }

  private static Set<LanguagePair> pairs(List<Translator> engines) {
    return engines.stream()
        .flatMap(engine -> engine.pairs().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
