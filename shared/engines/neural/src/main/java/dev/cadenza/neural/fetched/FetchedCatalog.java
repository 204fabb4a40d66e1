package dev.cadenza.neural.fetched;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.neural.bergamot.BergamotTranslator;
import dev.cadenza.neural.bergamot.TranslationModels;
import dev.cadenza.neural.cloning.KokoroCloner;
import dev.cadenza.neural.kokoro.KokoroSynthesizer;
import dev.cadenza.neural.kokoro.KokoroVoices;
import dev.cadenza.neural.piper.PiperSynthesizer;
import dev.cadenza.neural.speakers.Diarizers;
import dev.cadenza.neural.speakers.SpeakerEncoder;
import dev.cadenza.neural.vad.SileroVad;
import dev.cadenza.neural.whisper.DeclaredLanguages;
import dev.cadenza.neural.whisper.WhisperRecognizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the engines of the models that a deployment declares. Nothing is fetched by that. */
public final class FetchedCatalog {
  private final FetchedModels declared;

  private FetchedCatalog(FetchedModels declared) {
    this.declared = declared;
  }

  /** Whether the models are declared, and not those that are installed. */
  public static boolean isDeclared(Map<String, String> environment) {
    return !environment.getOrDefault(FetchedModels.VARIABLE, "").isBlank();
  }

  /**
   * @throws IllegalStateException if a declared model is not in the catalogue
   */
  public static EngineCatalog of(Map<String, String> environment) {
    return new FetchedCatalog(FetchedModels.of(environment)).engines();
  }

  private EngineCatalog engines() {
    EngineCatalog engines = EngineCatalog.NOTHING;
    List<String> whisper = declared.names(name -> name.startsWith("whisper-"));
    if (!whisper.isEmpty()) {
      engines = engines.withRecognizer(recognizer(whisper.getFirst()));
    }
    if (declared.has(KokoroSynthesizer.NAME)) {
      FetchedEngine<SpeechSynthesizer> kokoro =
          engine(KokoroSynthesizer.NAME, List.of(KokoroSynthesizer.NAME), KokoroSynthesizer::find);
      engines = engines.withSynthesizer(new FetchedSynthesizer(kokoro, KokoroVoices.all()));
      if (declared.has(SpeakerEncoder.MODEL)) {
        engines = engines.withCloner(cloner(kokoro));
      }
    }
    if (declared.has(PiperSynthesizer.MODEL)) {
      engines =
          engines.withSynthesizer(
              new FetchedSynthesizer(
                  engine(
                      PiperSynthesizer.NAME,
                      List.of(PiperSynthesizer.MODEL),
                      PiperSynthesizer::find),
                  List.of(PiperSynthesizer.JOE)));
    }
    if (declared.has(SpeakerEncoder.MODEL)) {
      FetchedEngine<SpeakerDiarizer> diarizer =
          engine(SpeakerEncoder.MODEL, List.of(SpeakerEncoder.MODEL), Diarizers::find);
      engines = engines.withDiarizer(new FetchedDiarizer(diarizer));
    }
    return withTranslator(engines);
  }

  private SpeechRecognizer recognizer(String model) {
    FetchedEngine<SpeechRecognizer> engine =
        engine(
            WhisperRecognizer.NAME,
            List.of(model, SileroVad.MODEL),
            environment -> {
              Map<String, String> variables = new HashMap<>(environment);
              variables.put("WHISPER_MODEL", model);
              return WhisperRecognizer.find(variables);
            });
    return new FetchedRecognizer(engine, DeclaredLanguages.of(model), false, List.of());
  }

  private VoiceCloner cloner(FetchedEngine<SpeechSynthesizer> kokoro) {
    return new FetchedCloner(
        engine(
            KokoroSynthesizer.NAME,
            List.of(KokoroSynthesizer.NAME, SpeakerEncoder.MODEL),
            environment -> KokoroCloner.find(environment, Optional.of(kokoro.get()))));
  }

  private EngineCatalog withTranslator(EngineCatalog engines) {
    Map<LanguagePair, FetchedEngine<Translator>> byPair = new HashMap<>();
    TranslationModels.ways(declared.names(name -> name.startsWith("bergamot-")))
        .forEach(
            (pair, models) ->
                byPair.put(
                    pair,
                    engine(
                        BergamotTranslator.NAME,
                        models,
                        environment -> BergamotTranslator.find(environment, models))));
    return byPair.isEmpty()
        ? engines
        : engines.withTranslator(new FetchedTranslator(BergamotTranslator.NAME, byPair));
  }

  private <E> FetchedEngine<E> engine(
      String name, List<String> models, FetchedEngine.Finder<E> finder) {
    return new FetchedEngine<>(name, declared, models, finder);
  }
}
