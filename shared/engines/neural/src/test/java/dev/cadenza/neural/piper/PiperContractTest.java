package dev.cadenza.neural.piper;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.neural.InstalledVoices;
import dev.cadenza.testing.SpeechSynthesizerContract;
import org.junit.jupiter.api.BeforeEach;

final class PiperContractTest extends SpeechSynthesizerContract {
  @BeforeEach
  void requireModel() {
    InstalledVoices.piper();
  }

  @Override
  protected SpeechSynthesizer engine() {
    return InstalledVoices.piper();
  }
}
