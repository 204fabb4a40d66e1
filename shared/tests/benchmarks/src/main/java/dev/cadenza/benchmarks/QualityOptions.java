package dev.cadenza.benchmarks;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of {@link Quality}.
 *
 * @param sentences the number per language
 * @param language the only one to measure, if given
 */
record QualityOptions(int sentences, Optional<String> language) {
  private static final int USUAL = 20;

  /**
   * @param languages those that can be measured
   * @throws IllegalArgumentException if the options are wrong
   */
  static QualityOptions of(List<String> options, Set<String> languages) {
    QualityOptions all = new QualityOptions(USUAL, Optional.empty());
    Iterator<String> rest = options.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      if (name.equals("--sentences") && rest.hasNext()) {
        all = new QualityOptions(Integer.parseInt(rest.next()), all.language());
      } else if (name.equals("--language") && rest.hasNext()) {
        all = new QualityOptions(all.sentences(), Optional.of(rest.next()));
      } else {
        throw new IllegalArgumentException("Give --sentences N or --language TAG, or nothing.");
      }
    }
    if (all.language().filter(it -> !languages.contains(it)).isPresent()) {
      throw new IllegalArgumentException("Choose a language of: " + String.join(", ", languages));
    }
    return all;
  }
}
