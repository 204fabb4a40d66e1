package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Subtitles that are the lines of a dub: the parameters {@code subtitles_file} and {@code
 * subtitles_are}.
 *
 * @param upload the id of the upload
 * @param translated whether they are the translation; otherwise they are what is said
 */
public record GivenSubtitles(String upload, boolean translated) {
  public static final String NAME = "subtitles_file";

  /** The maximum length of the file, in bytes. */
  public static final long MAX_BYTES = 4 * 1_048_576;

  private static final String ARE = "subtitles_are";
  static final String SOURCE = "source";
  static final String TRANSLATION = "translation";

  private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");

  static final Parameter FILE =
      Parameter.optional(
          NAME,
          new ParameterType.Form(ID, "the id of an upload", "01ARZ3NDEKTSV4RRFFQ69G5FAV"),
          "The id of an upload, a SubRip or WebVTT file, whose subtitles are the lines of the dub:"
              + " nothing is recognized.");

  static final Parameter KIND =
      Parameter.optional(
              ARE,
              ParameterType.Choice.of(SOURCE, TRANSLATION),
              "What the subtitles of `subtitles_file` are: \"source\" is what is said, which is"
                  + " translated; \"translation\" is what is spoken, unchanged. Default: source.")
          .usually(SOURCE);

  public GivenSubtitles {
    requireNonNull(upload, "upload");
  }

  static Optional<GivenSubtitles> of(Map<String, Object> json) {
    ParameterReader parameters = new ParameterReader(json);
    boolean translated = parameters.text(ARE).filter(TRANSLATION::equals).isPresent();
    return parameters.text(NAME).map(upload -> new GivenSubtitles(upload, translated));
  }

  /** The error of a language that nothing detects. */
  static Map<String, Object> faults(Map<String, Object> json) {
    boolean open =
        of(json).filter(it -> !it.translated()).isPresent() && !json.containsKey("source_language");
    return open
        ? Map.of(
            "source_language", List.of("Name the language of the subtitles: it is not detected."))
        : Map.of();
  }
}
