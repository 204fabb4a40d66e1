package dev.cadenza.neural.fetched;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.media.Cancellation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A translator whose models are fetched, those of each pair when it is first asked for. */
record FetchedTranslator(String name, Map<LanguagePair, FetchedEngine<Translator>> engines)
    implements Translator {
  FetchedTranslator {
    engines = Map.copyOf(engines);
  }

  @Override
  public Set<LanguagePair> pairs() {
    return engines.keySet();
  }

  @Override
  public List<String> translate(
      List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws IOException, InterruptedException {
    FetchedEngine<Translator> engine = engines.get(pair);
    if (engine == null) {
      throw pair.unsupported(pairs());
    }
    return engine.get().translate(sentences, pair, cancellation);
  }
}
