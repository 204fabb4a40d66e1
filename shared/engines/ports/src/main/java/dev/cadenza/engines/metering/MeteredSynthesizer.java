package dev.cadenza.engines.metering;

import dev.cadenza.engines.AsyncSynthesis;
import dev.cadenza.engines.LongText;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A synthesizer that counts its cost. */
public record MeteredSynthesizer(SpeechSynthesizer engine, Meter meter)
    implements SpeechSynthesizer {
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
  public boolean speaksPhonemes() {
    return engine.speaksPhonemes();
  }

  @Override
  public Price price(Voice voice) {
    return engine.price(voice);
  }

  @Override
  public Optional<AsyncSynthesis> asyncSynthesis() {
    return engine.asyncSynthesis().map(Reading::new);
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

  /** Counts a text when it is submitted, which happens once. */
  private final class Reading implements AsyncSynthesis {
    private final AsyncSynthesis reading;

    Reading(AsyncSynthesis reading) {
      this.reading = reading;
    }

    @Override
    public int worthwhile() {
      return reading.worthwhile();
    }

    @Override
    public int longest() {
      return reading.longest();
    }

    @Override
    public boolean times(Voice voice) {
      return reading.times(voice);
    }

    @Override
    public boolean begun(LongText text) throws IOException, InterruptedException {
      return reading.begun(text);
    }

    @Override
    public void begin(LongText text) throws IOException, InterruptedException {
      try (Meter.Reservation call = meter.reserve(price(text.voice()).of(text.length()))) {
        reading.begin(text);
        call.settle();
      }
    }

    @Override
    public Optional<Duration> pending(LongText text) throws IOException, InterruptedException {
      return reading.pending(text);
    }

    @Override
    public List<Part> fetch(LongText text, Path to, Cancellation cancellation)
        throws IOException, InterruptedException {
      return reading.fetch(text, to, cancellation);
    }
  }
}
