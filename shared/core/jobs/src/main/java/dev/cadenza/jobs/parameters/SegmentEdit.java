package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.validation.ParameterReader;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wrote in place of a segment of a dub.
 *
 * @param index which segment, from 0
 * @param text what is said there, as it was written
 * @param translation what is to be spoken there, as it was written
 */
public record SegmentEdit(int index, Optional<String> text, Optional<String> translation) {
  public SegmentEdit {
    requireNonNull(text, "text");
    requireNonNull(translation, "translation");
  }

  /**
   * The edits of a list; what has another form is passed over.
   *
   * @param json JSON values
   */
  static List<SegmentEdit> listOf(List<?> json) {
    return json.stream().map(SegmentEdit::of).flatMap(Optional::stream).toList();
  }

  private static Optional<SegmentEdit> of(Object json) {
    ParameterReader edit = ParameterReader.of(json);
    return edit.number(SegmentEdits.INDEX)
        .map(
            index ->
                new SegmentEdit(
                    index.intValue(),
                    edit.written(SegmentEdits.TEXT),
                    edit.written(SegmentEdits.TRANSLATION)));
  }
}
