package dev.cadenza.engines.glossary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with names in the place of its terms, which translators copy.
 *
 * @param text the sentence to translate
 * @param terms what stands for each name, by the names in it
 */
record ProtectedSentence(String text, Map<String, String> terms) {
  /** Invented names: no language has these words, and translators copy unknown names. */
  private static final List<String> NAMES =
      List.of(
          "Zorvex", "Quilbrim", "Vaxundo", "Trelmix", "Nubrek", "Jaltofen", "Wexloria", "Dronquil");

  ProtectedSentence {
    terms = Map.copyOf(terms);
  }

  /**
   * @param terms the longest first: a part of another term is not replaced
   * @return empty if no term occurs, or more than there are names
   */
  static Optional<ProtectedSentence> of(String sentence, List<GlossaryTerm> terms) {
    String text = sentence;
    Map<String, String> standIns = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (GlossaryTerm term : terms) {
      Matcher matcher = term.in(text);
      StringBuilder replaced = new StringBuilder();
      while (matcher.find()) {
        String written = term.written(matcher);
        if (!names.containsKey(written) && names.size() == NAMES.size()) {
          return Optional.empty();
        }
        String name = names.computeIfAbsent(written, _ -> NAMES.get(names.size()));
        standIns.put(name, written);
        matcher.appendReplacement(replaced, name);
      }
      text = matcher.appendTail(replaced).toString();
    }
    return standIns.isEmpty()
        ? Optional.empty()
        : Optional.of(new ProtectedSentence(text, standIns));
  }

  /**
   * The translation with the terms in it.
   *
   * @return empty if a name is missing, or occurs more or less often than in the sentence
   */
  Optional<String> restored(String translation) {
    String text = translation;
    for (Map.Entry<String, String> term : terms.entrySet()) {
      Pattern name = Pattern.compile(term.getKey(), Pattern.CASE_INSENSITIVE);
      List<MatchResult> found = new ArrayList<>(name.matcher(text).results().toList());
      if (found.size() != name.matcher(this.text).results().count()) {
        return Optional.empty();
      }
      StringBuilder replaced = new StringBuilder(text);
      for (MatchResult place : found.reversed()) {
        String written =
            place.start() == 0 ? GlossaryTerm.capitalized(term.getValue()) : term.getValue();
        replaced.replace(place.start(), place.end(), written);
      }
      text = replaced.toString();
    }
    return Optional.of(text);
  }
}
