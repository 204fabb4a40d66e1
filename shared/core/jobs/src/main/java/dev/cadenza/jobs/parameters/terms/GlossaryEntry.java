package dev.cadenza.jobs.parameters.terms;

import static dev.cadenza.jobs.parameters.validation.Parameter.optional;
import static dev.cadenza.jobs.parameters.validation.Parameter.required;
import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a term is translated: an entry of the parameter {@code glossary}.
 *
 * @param source the term in the language of the recording
 * @param target its translation; empty if the term is not translated
 */
public record GlossaryEntry(String source, Optional<String> target) {
  private static final String NAME = "glossary";
  private static final int MAX_LENGTH = 100;
  private static final int MAX_ENTRIES = 500;

  public static final Parameter PARAMETER =
      optional(
          NAME,
          new ParameterType.ListOf(
              new ParameterType.Fields(
                  List.of(
                      required(
                          "source",
                          new ParameterType.Text(MAX_LENGTH),
                          "A term in the language of the recording."),
                      optional(
                          "target",
                          new ParameterType.Text(MAX_LENGTH),
                          "Its translation. Default: the term is not translated."))),
              MAX_ENTRIES),
          "How terms are translated, or that they are not. Whole words are replaced, in upper and"
              + " lower case, and with a plural s. Where Whisper translates the speech itself, the"
              + " glossary has no effect.");

  public GlossaryEntry {
    requireNonNull(source, "source");
    requireNonNull(target, "target");
  }

  /** Those of a job's parameters; what has another form is ignored. */
  public static List<GlossaryEntry> of(Map<String, Object> json) {
    return new ParameterReader(json)
        .list(NAME).stream().map(GlossaryEntry::entry).flatMap(Optional::stream).toList();
  }

  private static Optional<GlossaryEntry> entry(Object json) {
    ParameterReader entry = ParameterReader.of(json);
    return entry
        .written("source")
        .map(String::strip)
        .filter(source -> !source.isEmpty())
        .map(source -> new GlossaryEntry(source, entry.written("target").map(String::strip)));
  }
}
