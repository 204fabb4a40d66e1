package dev.cadenza.engines.metering;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Translator;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A translator that counts its cost. */
public record MeteredTranslator(Translator engine, Meter meter) implements Translator {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public Set<LanguagePair> pairs() {
    return engine.pairs();
  }

  @Override
  public Price price() {
    return engine.price();
  }

  @Override
  public List<String> translate(
      List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws IOException, InterruptedException {
    int characters = sentences.stream().mapToInt(String::length).sum();
    try (Meter.Reservation call = meter.reserve(price().of(characters))) {
      List<String> translations = engine.translate(sentences, pair, cancellation);
      call.settle();
      return translations;
    }
  }
}
