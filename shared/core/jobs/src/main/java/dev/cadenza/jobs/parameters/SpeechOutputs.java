package dev.cadenza.jobs.parameters;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.List;

/**
 * The files of a speech beside the recording and its times: the parameter {@code outputs}.
 *
 * @param epub whether the text is also a narrated EPUB
 * @param chapters whether each chapter is also a file
 */
public record SpeechOutputs(boolean epub, boolean chapters) {
  private static final String NAME = "outputs";
  private static final String EPUB = "epub";
  private static final String CHAPTERS = "chapters";

  static final Parameter PARAMETER =
      Parameter.optional(
              NAME,
              new ParameterType.ListOf(ParameterType.Choice.of(EPUB, CHAPTERS), 2),
              "More files: \"epub\" is a book with the text and its narration (EPUB 3 with media"
                  + " overlays), \"chapters\" is one MP3 file per chapter. Default: none.")
          .usually(List.of());

  static SpeechOutputs of(ParameterReader parameters) {
    List<?> wanted = parameters.list(NAME);
    return new SpeechOutputs(wanted.contains(EPUB), wanted.contains(CHAPTERS));
  }
}
