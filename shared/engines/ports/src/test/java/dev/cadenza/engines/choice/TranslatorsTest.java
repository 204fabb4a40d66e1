package dev.cadenza.engines.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.jobs.parameters.RequestedEngines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.Meter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a recognizer translates speech itself. */
final class TranslatorsTest {
  private static final LanguagePair SPANISH = new LanguagePair("es", "en");
  private static final LanguagePair FINNISH = new LanguagePair("fi", "en");

  private static final EngineCatalog OFFER =
      EngineCatalog.NOTHING
          .withRecognizer(new Listener("whisper", Set.of("en", "es", "fi", "pt", "und"), true))
          .withTranslator(new Pairs("bergamot", Set.of(new LanguagePair("pt", "en"))))
          .withTranslator(new Pairs("apertium", Set.of(SPANISH, new LanguagePair("en", "es"))));

  @Test
  void shouldLetTheRecognizerTranslateWhatNoTranslatorTranslatesWell() {
    Translators translators = translators(OFFER, Map.of());

    assertThat(translators.intoEnglish(FINNISH)).isPresent();
    assertThat(translators.intoEnglish(new LanguagePair("und", "en"))).isPresent();
    // A draft.
    assertThat(translators.intoEnglish(SPANISH)).isPresent();
    assertThat(translators.intoEnglish(new LanguagePair("pt", "en"))).isEmpty();
    assertThat(translators.intoEnglish(new LanguagePair("en", "en"))).isEmpty();
    assertThat(translators.intoEnglish(new LanguagePair("fi", "es"))).isEmpty();
    assertThat(translators.intoEnglish(new LanguagePair("tlh", "en"))).isEmpty();
    assertThat(translators.pairsIntoEnglish("whisper")).containsExactlyInAnyOrder(FINNISH, SPANISH);
    assertThat(translators.pairsOfSpeech("fi"))
        .contains(FINNISH, new LanguagePair("pt", "en"))
        .doesNotContain(new LanguagePair("fi", "es"));
  }

  @Test
  void shouldUseTheChosenTranslator() {
    Translators chosen = translators(OFFER, Map.of("engines", Map.of("translation", "apertium")));

    assertThat(chosen.intoEnglish(SPANISH)).isEmpty();
    assertThat(chosen.intoEnglish(FINNISH)).isPresent();
    assertThat(chosen.pairsIntoEnglish("whisper"))
        .containsExactlyInAnyOrder(FINNISH, new LanguagePair("pt", "en"));
    assertThat(translators(OFFER, Map.of("engine", "apertium")).intoEnglish(SPANISH)).isEmpty();
  }

  @Test
  void shouldNotTranslateWithARecognizerThatCannot() {
    EngineCatalog drafts =
        EngineCatalog.NOTHING.withRecognizer(
            new Listener("pocketsphinx", Set.of("en", "fi"), false));
    EngineCatalog both = OFFER.and(drafts);

    assertThat(translators(drafts, Map.of()).intoEnglish(FINNISH)).isEmpty();
    Translators chosen = translators(both, Map.of("engines", Map.of("stt", "pocketsphinx")));
    assertThat(chosen.intoEnglish(FINNISH)).isEmpty();
    assertThat(chosen.pairsIntoEnglish("whisper")).isEmpty();
  }

  @Test
  void shouldListNoPairsWhereAMissingEngineIsChosen() {
    assertThat(
            translators(OFFER, Map.of("engines", Map.of("translation", "gone")))
                .pairsIntoEnglish("whisper"))
        .isEmpty();
  }

  private static Translators translators(EngineCatalog offer, Map<String, Object> parameters) {
    return new Translators(
        offer,
        EnginePreferences.ofDeployment(Map.of())
            .before(EngineChoice.of(RequestedEngines.of(parameters))),
        Meter.unlimited());
  }

  private record Listener(String name, Set<String> languages, boolean translates)
      implements SpeechRecognizer {
    @Override
    public Optional<SpeechRecognizer> intoEnglish() {
      return translates ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Transcript recognize(
        PcmFile audio,
        List<TimeSpan> parts,
        String language,
        Progress progress,
        Cancellation cancellation) {
      throw new UnsupportedOperationException();
    }
  }

  private record Pairs(String name, Set<LanguagePair> pairs) implements Translator {
    @Override
    public List<String> translate(
        List<String> texts, LanguagePair pair, Cancellation cancellation) {
      throw new UnsupportedOperationException();
    }
  }
}
