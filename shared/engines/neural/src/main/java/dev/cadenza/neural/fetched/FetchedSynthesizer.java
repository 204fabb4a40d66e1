package dev.cadenza.neural.fetched;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import java.io.IOException;
import java.util.List;

/** A synthesizer whose model is fetched. */
record FetchedSynthesizer(FetchedEngine<SpeechSynthesizer> engine, List<Voice> voices)
    implements SpeechSynthesizer {
  FetchedSynthesizer {
    voices = List.copyOf(voices);
  }

  /** Those of all models. */
  @Override
  public boolean speaksPhonemes() {
    return true;
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    return engine.get().synthesize(sentence, voice, speed, cancellation);
  }
}
