package dev.cadenza.neural.kokoro;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.neural.InstalledVoices;
import dev.cadenza.testing.SpeechSynthesizerContract;

final class KokoroContractTest extends SpeechSynthesizerContract {
  @Override
  protected SpeechSynthesizer engine() {
    return InstalledVoices.kokoro();
  }
}
