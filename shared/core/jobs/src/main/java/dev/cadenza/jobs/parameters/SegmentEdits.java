package dev.cadenza.jobs.parameters;

import dev.cadenza.jobs.parameters.validation.LanguageTags;
import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Edits of a dub's transcript and translation: the parameter {@code segments}, which is kept for
 * later attempts.
 */
public final class SegmentEdits {
  public static final String NAME = "segments";

  static final String INDEX = "index";
  static final String TEXT = "text";
  static final String TRANSLATION = "translation";
  private static final int MAX = 5_000;

  private static final ParameterType KIND =
      new ParameterType.ListOf(
          new ParameterType.Fields(
              List.of(
                  Parameter.required(
                      INDEX,
                      new ParameterType.Whole(0, 100_000),
                      "The index of the segment in segments.json."),
                  Parameter.optional(
                      TEXT,
                      new ParameterType.Text(LineRules.MAX_TEXT),
                      "The corrected transcript. It is translated again unless a translation is given."),
                  Parameter.optional(
                      TRANSLATION,
                      new ParameterType.Text(LineRules.MAX_TEXT),
                      "The text to speak, unchanged."))),
          MAX);

  static final Parameter PARAMETER =
      Parameter.optional(NAME, KIND, "Corrections of the transcript and the translation.");

  private SegmentEdits() {}

  /** The error of a list of edits. */
  public static Optional<Object> fault(Object value) {
    return KIND.fault(value);
  }

  /** The edits of a JSON value that has no {@link #fault}. */
  public static List<SegmentEdit> of(Object value) {
    return value instanceof List<?> list ? SegmentEdit.listOf(list) : List.of();
  }

  /**
   * The errors of edits with an index that does not exist, by position.
   *
   * @param count the number of segments
   */
  public static Optional<Object> unknown(List<SegmentEdit> edits, int count) {
    Map<String, Object> faults = new LinkedHashMap<>();
    for (int i = 0; i < edits.size(); i++) {
      int index = edits.get(i).index();
      if (index >= count) {
        String text =
            String.format(
                Locale.ROOT,
                "Segment %d does not exist: the job has segments 0 to %d.",
                index,
                count - 1);
        faults.put(Integer.toString(i), Map.of(INDEX, List.of(text)));
      }
    }
    return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
  }

  /**
   * The parameters of the next attempt: new edits override earlier ones. A text without a
   * translation removes an earlier translation; so does another target language. Edits of other
   * {@link EditedDocument#LINES} have other indices, and are left out.
   *
   * @param before the parameters of the last attempt
   * @param next those of the next attempt, which may contain edits
   * @param edits additional edits
   */
  public static Map<String, Object> merged(
      Map<String, Object> before, Map<String, Object> next, List<SegmentEdit> edits) {
    boolean sameLanguage = target(before).equals(target(next));
    Map<Integer, SegmentEdit> merged = new TreeMap<>();
    if (sameLines(before, next)) {
      for (SegmentEdit edit : listed(before)) {
        merge(edit, merged, sameLanguage);
      }
    }
    // Edits of the last attempt are repeated unchanged.
    List<SegmentEdit> news =
        new ArrayList<>(listed(next).equals(listed(before)) ? List.of() : listed(next));
    news.addAll(edits);
    news.forEach(edit -> merge(edit, merged, true));
    Map<String, Object> parameters = new LinkedHashMap<>(next);
    if (merged.isEmpty()) {
      parameters.remove(NAME);
    } else {
      parameters.put(NAME, merged.values().stream().map(SegmentEdits::json).toList());
    }
    return parameters;
  }

  /** Whether an index is that of the same line in both. */
  public static boolean sameLines(Map<String, Object> before, Map<String, Object> next) {
    String name = EditedDocument.LINES.folder();
    return Objects.equals(before.get(name), next.get(name));
  }

  /** A translation is the same for all regions of a language. */
  private static String target(Map<String, Object> parameters) {
    return LanguageTags.language(String.valueOf(parameters.get("target_language")));
  }

  private static void merge(
      SegmentEdit edit, Map<Integer, SegmentEdit> merged, boolean sameLanguage) {
    Optional<SegmentEdit> earlier = Optional.ofNullable(merged.get(edit.index()));
    Optional<String> text = edit.text().or(() -> earlier.flatMap(SegmentEdit::text));
    Optional<String> translation =
        edit.translation()
            .filter(_ -> sameLanguage)
            .or(
                () ->
                    edit.text().isPresent()
                        ? Optional.empty()
                        : earlier.flatMap(SegmentEdit::translation));
    if (text.isPresent() || translation.isPresent()) {
      merged.put(edit.index(), new SegmentEdit(edit.index(), text, translation));
    }
  }

  private static Map<String, Object> json(SegmentEdit edit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(INDEX, edit.index());
    edit.text().ifPresent(text -> json.put(TEXT, text));
    edit.translation().ifPresent(translation -> json.put(TRANSLATION, translation));
    return json;
  }

  private static List<SegmentEdit> listed(Map<String, Object> parameters) {
    return SegmentEdit.listOf(new ParameterReader(parameters).list(NAME));
  }
}
