package dev.cadenza.engines.choice;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.metering.MeteredTranslator;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The selection of a translator among {@link Engines}. */
public final class Translators {
  private static final String ENGLISH = "en";

  private final EngineCatalog offer;
  private final EnginePreferences preferences;
  private final Meter meter;
  private final Function<String, SpeechRecognizer> recognizer;

  /**
   * @param recognizer returns the recognizer of a language
   */
  Translators(
      EngineCatalog offer,
      EnginePreferences preferences,
      Meter meter,
      Function<String, SpeechRecognizer> recognizer) {
    this.offer = offer;
    this.preferences = preferences;
    this.meter = meter;
    this.recognizer = recognizer;
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
   * The recognizer that translates speech into English, if no translator supports the pair.
   *
   * @param pair from a language of the recognizer, which may be {@code und}
   * @return empty if a translator supports the pair, or the recognizer in use cannot translate
   * @throws PermanentFailure {@code unsupported_language}, {@code unknown_engine}
   */
  public Optional<SpeechRecognizer> intoEnglish(LanguagePair pair) {
    return pair.to().equals(ENGLISH) && !pair.from().equals(ENGLISH) && !pairs().contains(pair)
        ? recognizer.apply(pair.from()).intoEnglish()
        : Optional.empty();
  }

  /**
   * The language pairs of a recognizer that translates speech.
   *
   * @param engine such as {@code whisper}
   */
  public Set<LanguagePair> pairsIntoEnglish(String engine) {
    return offer.recognizers().stream()
        .filter(it -> it.name().equals(engine) && it.intoEnglish().isPresent())
        .flatMap(it -> it.languages().stream())
        .filter(from -> !from.equals(ENGLISH) && !from.equals(Languages.UNDETERMINED))
        .map(from -> new LanguagePair(from, ENGLISH))
        .collect(Collectors.toUnmodifiableSet());
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
