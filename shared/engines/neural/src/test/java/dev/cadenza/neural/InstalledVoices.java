package dev.cadenza.neural;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.neural.kokoro.KokoroSynthesizer;
import dev.cadenza.neural.phonemes.Phonemizer;
import dev.cadenza.neural.piper.PiperSynthesizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The synthesisers of this machine; a test that needs one which is missing is passed over. */
public final class InstalledVoices {
  private static final Optional<SpeechSynthesizer> KOKORO = KokoroSynthesizer.find(System.getenv());
  private static final Optional<SpeechSynthesizer> PIPER = PiperSynthesizer.find(System.getenv());

  private InstalledVoices() {}

  public static SpeechSynthesizer kokoro() {
    return present(KOKORO, "No model: run \"cadenza models install\".");
  }

  public static SpeechSynthesizer piper() {
    return present(PIPER, "No model: run \"cadenza models install piper-en-us-joe\".");
  }

  public static Phonemizer phonemizer() {
    return present(Phonemizer.find(), "Install libespeak-ng1.");
  }

  /** The folder of an installed model. */
  public static Path folder(String model) {
    return present(
        ModelFolder.of(System.getenv()).installed(model),
        "No model: run \"cadenza models install\".");
  }

  private static <T> T present(Optional<T> found, String otherwise) {
    assumeTrue(found.isPresent(), otherwise);
    return found.orElseThrow();
  }

  public static Voice voice(SpeechSynthesizer engine, String local) {
    return engine.voices().stream()
        .filter(voice -> voice.localName().equals(local))
        .findFirst()
        .orElseThrow();
  }

  public static Speech say(SpeechSynthesizer engine, String local, String text)
      throws IOException, InterruptedException {
    return engine.synthesize(text, voice(engine, local), 1, Cancellation.NEVER);
  }
}
