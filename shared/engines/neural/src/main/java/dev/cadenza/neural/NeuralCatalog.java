package dev.cadenza.neural;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.neural.bergamot.BergamotTranslator;
import dev.cadenza.neural.cloning.KokoroCloner;
import dev.cadenza.neural.kokoro.KokoroSynthesizer;
import dev.cadenza.neural.piper.PiperSynthesizer;
import dev.cadenza.neural.speakers.Diarizers;
import dev.cadenza.neural.whisper.WhisperRecognizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the engines whose models are installed. */
final class NeuralCatalog {
  private NeuralCatalog() {}

  static EngineCatalog of(Map<String, String> environment) {
    Optional<SpeechSynthesizer> kokoro = KokoroSynthesizer.find(environment);
    return new EngineCatalog(
        WhisperRecognizer.find(environment).stream().toList(),
        Stream.concat(kokoro.stream(), PiperSynthesizer.find(environment).stream()).toList(),
        BergamotTranslator.find(environment).stream().toList(),
        List.of(),
        KokoroCloner.find(environment, kokoro).stream().toList(),
        Diarizers.find(environment).stream().toList());
  }
}
