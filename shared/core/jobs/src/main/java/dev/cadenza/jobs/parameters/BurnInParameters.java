package dev.cadenza.jobs.parameters;

import static dev.cadenza.jobs.parameters.validation.Parameter.optional;
import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import dev.cadenza.jobs.parameters.validation.ParameterType.Choice;
import dev.cadenza.jobs.parameters.validation.ParameterType.Decimal;
import dev.cadenza.jobs.parameters.validation.ParameterType.Fields;
import dev.cadenza.jobs.parameters.validation.ParameterType.FlagOrFields;
import dev.cadenza.jobs.parameters.validation.ParameterType.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether subtitles are drawn into the pictures, and how: the parameter {@code burn_in}.
 *
 * @param style the properties of their look, by their names in the API
 * @param text which: {@code original}, {@code translation} or {@code bilingual}; empty for the
 *     usual one of the job type
 */
public record BurnInParameters(Map<String, Object> style, Optional<String> text) {
  static final String NAME = "burn_in";

  private static final ParameterType COLOR =
      new Form(Pattern.compile("#[0-9A-Fa-f]{6}"), "a colour", "#FFFFFF");
  private static final ParameterType COLOR_OR_NONE =
      new Form(Pattern.compile("none|#[0-9A-Fa-f]{6}"), "a colour or \"none\"", "#000000");

  private static final List<Parameter> STYLE =
      List.of(
          optional(
              "font_size",
              new Decimal(2, 15),
              "In percent of the shorter side of the picture; smaller if a line would not fit."
                  + " Default: 5."),
          optional("color", COLOR, "The colour of the text. Default: #FFFFFF."),
          optional(
              "outline",
              COLOR_OR_NONE,
              "The colour around the letters, or none. Default: #000000."),
          optional(
              "background",
              COLOR_OR_NONE,
              "The colour of a box behind the text, or none. Default: none."),
          optional(
              "position",
              Choice.of("top", "middle", "bottom"),
              "Where they are in the picture. Default: bottom."),
          optional(
              "highlight",
              COLOR_OR_NONE,
              "The colour of the word that is spoken, or none. Default: none."));

  static final Parameter PARAMETER =
      optional(
          NAME,
          new FlagOrFields(
              new Fields(
                  Stream.concat(
                          STYLE.stream(),
                          Stream.of(
                              optional(
                                  "text",
                                  Choice.of("original", "translation", "bilingual"),
                                  "What is shown. Default: the original of a transcription, the"
                                      + " translation of a dub.")))
                      .toList())),
          "Also writes subtitled.mp4: the video with the subtitles drawn into its pictures. true, or"
              + " an object with their look. Default: false.");

  public BurnInParameters {
    style = Map.copyOf(style);
    requireNonNull(text, "text");
  }

  /** Empty if it is not asked for. */
  static Optional<BurnInParameters> of(Map<String, Object> json) {
    Object given = json.get(NAME);
    if (!Boolean.TRUE.equals(given) && !(given instanceof Map<?, ?>)) {
      return Optional.empty();
    }
    ParameterReader reader = ParameterReader.of(given);
    Map<String, Object> style = new LinkedHashMap<>();
    for (Parameter property : STYLE) {
      Object value = reader.values().get(property.name());
      if (value != null && property.kind().fault(value).isEmpty()) {
        style.put(property.name(), value instanceof String text ? text.strip() : value);
      }
    }
    return Optional.of(new BurnInParameters(style, reader.text("text")));
  }

  /** The error of a text that the job does not have, if its form is right. */
  static Optional<Object> fault(Map<String, Object> json, boolean translated) {
    Optional<String> text = of(json).flatMap(BurnInParameters::text);
    return !translated && text.filter(it -> !it.equals("original")).isPresent()
        ? Optional.of(
            Map.of("text", List.of("Also set translate_to, the language to translate into.")))
        : Optional.empty();
  }
}
