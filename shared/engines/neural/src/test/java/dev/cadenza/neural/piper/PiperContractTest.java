package dev.cadenza.neural.piper;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.neural.InstalledVoices;
import dev.cadenza.testing.SpeechSynthesizerContract;

final class PiperContractTest extends SpeechSynthesizerContract {
  @Override
  protected SpeechSynthesizer engine() {
    return InstalledVoices.piper();
  }
}
