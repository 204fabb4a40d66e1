package dev.cadenza.neural.bergamot;

import dev.cadenza.engines.LanguagePair;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which models translate which pairs, whether they are installed or not. */
public final class TranslationModels {
  private TranslationModels() {}

  /**
   * The pairs that models translate, with the models of each: one, or two over English.
   *
   * @param models names such as {@code bergamot-en-pt}
   */
  public static Map<LanguagePair, List<String>> ways(Collection<String> models) {
    Map<LanguagePair, Path> nowhere = new TreeMap<>();
    for (String model : models) {
      Routes.pair(model).ifPresent(pair -> nowhere.put(pair, Path.of(model)));
    }
    Routes routes = Routes.of(nowhere);
    Map<LanguagePair, List<String>> ways = new LinkedHashMap<>();
    routes
        .ways()
        .forEach(
            (pair, steps) ->
                ways.put(pair, steps.stream().map(step -> nowhere.get(step).toString()).toList()));
    return ways;
  }
}
