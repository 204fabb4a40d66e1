package dev.cadenza.engines;

import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import java.io.IOException;
import java.util.List;

/** A synthesiser that counts what it asks for. */
record MeteredSynthesizer(SpeechSynthesizer engine, Meter meter) implements SpeechSynthesizer {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public List<Voice> voices() {
    return engine.voices();
  }

  @Override
  public List<Voice> bases(Voice usual) {
    return engine.bases(usual);
  }

  @Override
  public Price price(Voice voice) {
    return engine.price(voice);
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    try (Meter.Reservation call = meter.reserve(price(voice).of(sentence.length()))) {
      Speech speech = engine.synthesize(sentence, voice, speed, cancellation);
      call.settle();
      return speech;
    }
  }
}
