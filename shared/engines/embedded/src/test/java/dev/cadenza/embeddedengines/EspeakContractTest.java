package dev.cadenza.embeddedengines;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.testing.SpeechSynthesizerContract;

final class EspeakContractTest extends SpeechSynthesizerContract {
  private final Engines engines = Engines.locate(System.getenv());

  @Override
  protected SpeechSynthesizer engine() {
    return engines.synthesizer(voice());
  }

  @Override
  protected Voice voice() {
    return engines.voice("espeak-ng/en-us");
  }
}
