package dev.cadenza.jobs.parameters;

import static dev.cadenza.jobs.parameters.validation.Parameter.optional;
import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType.Choice;
import dev.cadenza.jobs.parameters.validation.ParameterType.Decimal;
import dev.cadenza.jobs.parameters.validation.ParameterType.Fields;
import dev.cadenza.jobs.parameters.validation.ParameterType.Flag;
import dev.cadenza.jobs.parameters.validation.ParameterType.ListOf;
import dev.cadenza.jobs.parameters.validation.ParameterType.Whole;
import dev.cadenza.model.JobType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How subtitles are made: the parameter {@code subtitles}.
 *
 * @param preset in lower case; empty for none
 * @param limits single limits, by their names in the API
 * @param formats more files: {@code ass}, {@code karaoke_vtt}, {@code karaoke_ass}
 * @param bilingual whether there are also subtitles in both languages
 */
public record SubtitleParameters(
    Optional<String> preset, Map<String, Number> limits, Set<String> formats, boolean bilingual) {
  static final String NAME = "subtitles";

  private static final String MIN = "min_duration";
  private static final String MAX = "max_duration";

  private static final List<Parameter> LIMITS =
      List.of(
          optional("max_line_chars", new Whole(10, 100), "Characters in a line. Default: 42."),
          optional("max_lines", new Whole(1, 3), "Lines in a subtitle. Default: 2."),
          optional(
              "max_cps",
              new Decimal(5, 50),
              "Characters to read in a second. A subtitle stays for longer if the next one leaves"
                  + " the time; faster speech is shown at its own speed. Default: 20."),
          optional(
              MIN,
              new Decimal(0, 5),
              "Seconds for which a subtitle is shown, if the next one leaves the time. Default: 1."),
          optional(
              MAX,
              new Decimal(0.2, 20),
              "The most seconds for which a subtitle is shown; at least min_duration. Default: 7."),
          optional("gap", new Decimal(0, 1), "Seconds between two subtitles. Default: 0."),
          optional(
              "words_per_cue",
              new Whole(1, 20),
              "The most words in a subtitle: 1 for captions word by word. Default: no limit."));

  private static final Parameter PRESET =
      optional(
          "preset",
          Choice.of("netflix", "bbc", "youtube", "tiktok"),
          "The limits of a kind of publication. Single limits override it.");

  private static final Parameter FORMATS =
      optional(
          "formats",
          new ListOf(Choice.of("ass", "karaoke_vtt", "karaoke_ass"), 3),
          "More files than srt and vtt: ass has a style, the other two the time of each word.");

  private static final Parameter BILINGUAL =
      optional(
              "bilingual",
              new Flag(),
              "Also writes bilingual.srt and bilingual.vtt: the original, and below it the"
                  + " translation. Each has half of max_lines, and at least one line.")
          .usually(false);

  static final Parameter PARAMETER =
      optional(
          NAME,
          new Fields(
              Stream.of(List.of(PRESET), LIMITS, List.of(FORMATS, BILINGUAL))
                  .flatMap(List::stream)
                  .toList()),
          "How subtitles are laid out, and their formats. Breaks are at clauses. Lines, characters,"
              + " max_duration and gap are always kept; min_duration and max_cps give way to the"
              + " next subtitle.");

  public SubtitleParameters {
    requireNonNull(preset, "preset");
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    formats = Set.copyOf(formats);
  }

  public static SubtitleParameters of(Map<String, Object> json) {
    ParameterReader reader = ParameterReader.of(json.get(NAME));
    Map<String, Number> limits = new LinkedHashMap<>();
    LIMITS.forEach(
        limit -> reader.number(limit.name()).ifPresent(it -> limits.put(limit.name(), it)));
    return new SubtitleParameters(
        reader.text("preset"),
        limits,
        reader.list("formats").stream().map(String::valueOf).collect(Collectors.toSet()),
        reader.flag("bilingual").orElse(false));
  }

  /** The errors of {@code subtitles} and {@code burn_in} that contradict other parameters. */
  static Map<String, Object> contradictions(JobType type, Map<String, Object> json) {
    Map<String, Object> faults = new LinkedHashMap<>();
    boolean translated = type != JobType.STT || json.containsKey("translate_to");
    fault(translated, json).ifPresent(it -> faults.put(NAME, it));
    BurnInParameters.fault(json, translated).ifPresent(it -> faults.put(BurnInParameters.NAME, it));
    return faults;
  }

  /** The error of values that contradict each other, if their forms are right. */
  private static Optional<Object> fault(boolean translated, Map<String, Object> json) {
    ParameterReader reader = ParameterReader.of(json.get(NAME));
    if (!translated && reader.flag("bilingual").orElse(false)) {
      return Optional.of(
          Map.of("bilingual", List.of("Also set translate_to, the language to translate into.")));
    }
    Optional<Number> min = reader.number(MIN);
    Optional<Number> max = reader.number(MAX);
    boolean wrong =
        min.isPresent() && max.isPresent() && min.get().doubleValue() > max.get().doubleValue();
    return wrong
        ? Optional.of(
            Map.of(MAX, List.of("Ensure this value is greater than or equal to min_duration.")))
        : Optional.empty();
  }
}
