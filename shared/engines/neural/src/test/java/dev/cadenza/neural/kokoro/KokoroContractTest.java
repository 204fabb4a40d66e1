package dev.cadenza.neural.kokoro;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.neural.InstalledVoices;
import dev.cadenza.testing.SpeechSynthesizerContract;
import org.junit.jupiter.api.BeforeEach;

final class KokoroContractTest extends SpeechSynthesizerContract {
  @BeforeEach
  void requireModel() {
    InstalledVoices.kokoro();
  }

  @Override
  protected SpeechSynthesizer engine() {
    return InstalledVoices.kokoro();
  }
}
