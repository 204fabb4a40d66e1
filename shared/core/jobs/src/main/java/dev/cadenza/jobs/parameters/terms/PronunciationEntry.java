package dev.cadenza.jobs.parameters.terms;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.ParameterReader;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a pronunciation dictionary.
 *
 * @param word one or more words as they are written
 * @param say what is spoken for them
 * @param language BCP 47, of texts that it applies to; empty for all
 * @param matchCase whether upper and lower case must be the same
 */
public record PronunciationEntry(
    String word, String say, Optional<String> language, boolean matchCase) {
  public PronunciationEntry {
    requireNonNull(word, "word");
    requireNonNull(say, "say");
    requireNonNull(language, "language");
  }

  /** The entries of the parameter {@code pronunciations}; what has another form is passed over. */
  public static List<PronunciationEntry> listOf(ParameterReader parameters) {
    return parameters.list(PronunciationEntries.NAME).stream()
        .map(PronunciationEntry::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<PronunciationEntry> of(Object json) {
    ParameterReader entry = ParameterReader.of(json);
    return entry
        .written("word")
        .flatMap(
            word ->
                entry
                    .written("say")
                    .map(
                        say ->
                            new PronunciationEntry(
                                word,
                                say,
                                entry.text("language"),
                                entry.flag("match_case").orElse(false))));
  }
}
