package dev.cadenza.jobs.parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people wrote in place of a dub's transcript and translation: the parameter {@code segments},
 * from one attempt to the next.
 */
public final class SegmentEdits {
  public static final String NAME = "segments";

  private static final String INDEX = "index";
  private static final String TEXT = "text";
  private static final String TRANSLATION = "translation";
  private static final int MAX_TEXT = 2_000;
  private static final int MAX = 5_000;

  private static final ParameterType KIND =
      new ParameterType.ListOf(
          new ParameterType.Fields(
              List.of(
                  Parameter.required(
                      INDEX,
                      new ParameterType.Whole(0, 100_000),
                      "Which segment, as segments.json numbers them."),
                  Parameter.optional(
                      TEXT,
                      new ParameterType.Text(MAX_TEXT),
                      "What is said there; it is translated anew unless a translation comes with it."),
                  Parameter.optional(
                      TRANSLATION,
                      new ParameterType.Text(MAX_TEXT),
                      "What is to be spoken there, as it is."))),
          MAX);

  static final Parameter PARAMETER =
      Parameter.optional(
          NAME, KIND, "What to put in place of what was heard, and of its translation.");

  private SegmentEdits() {}

  /** What is wrong with a value that is to be a list of edits. */
  public static Optional<Object> fault(Object value) {
    return KIND.fault(value);
  }

  /**
   * The error of edits to segments that a dub does not have, in the place of each.
   *
   * @param count how many segments there are
   */
  public static Optional<Object> unknown(List<?> edits, int count) {
    Map<String, Object> faults = new LinkedHashMap<>();
    for (int i = 0; i < edits.size(); i++) {
      if (index(edits.get(i)) >= count) {
        String text =
            String.format(
                Locale.ROOT,
                "There is no segment %d: the job has segments 0 to %d.",
                index(edits.get(i)),
                count - 1);
        faults.put(Integer.toString(i), Map.of(INDEX, List.of(text)));
      }
    }
    return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
  }

  /**
   * The parameters of a next attempt: what is edited now counts, and what was edited before where
   * it is not edited again. A text without a translation drops an earlier translation; so does
   * another target language.
   *
   * @param before the parameters of the last attempt
   * @param next those of the next, which may hold edits
   * @param edits those that came beside them
   */
  public static Map<String, Object> merged(
      Map<String, Object> before, Map<String, Object> next, List<?> edits) {
    boolean sameLanguage = target(before).equals(target(next));
    Map<Integer, Map<String, Object>> merged = new TreeMap<>();
    for (Object edit : listed(before)) {
      merge(edit, merged, sameLanguage);
    }
    // Edits that are the last attempt's own come back unchanged.
    List<Object> news =
        new ArrayList<>(listed(next).equals(listed(before)) ? List.of() : listed(next));
    news.addAll(edits);
    news.forEach(edit -> merge(edit, merged, true));
    Map<String, Object> parameters = new LinkedHashMap<>(next);
    if (merged.isEmpty()) {
      parameters.remove(NAME);
    } else {
      parameters.put(NAME, List.copyOf(merged.values()));
    }
    return parameters;
  }

  /** A translation is the same for all regions of a language. */
  private static String target(Map<String, Object> parameters) {
    return LanguageTags.language(String.valueOf(parameters.get("target_language")));
  }

  private static void merge(
      Object edit, Map<Integer, Map<String, Object>> merged, boolean sameLanguage) {
    Map<?, ?> fields = (Map<?, ?>) edit;
    Map<String, Object> segment = new LinkedHashMap<>();
    segment.put(INDEX, index(edit));
    Optional.ofNullable(merged.get(index(edit))).ifPresent(segment::putAll);
    if (fields.containsKey(TEXT)) {
      segment.put(TEXT, fields.get(TEXT));
      segment.remove(TRANSLATION);
    }
    if (fields.containsKey(TRANSLATION) && sameLanguage) {
      segment.put(TRANSLATION, fields.get(TRANSLATION));
    }
    if (segment.size() > 1) {
      merged.put(index(edit), segment);
    }
  }

  private static List<?> listed(Map<String, Object> parameters) {
    return parameters.get(NAME) instanceof List<?> list ? list : List.of();
  }

  private static int index(Object edit) {
    return ((Number) ((Map<?, ?>) edit).get(INDEX)).intValue();
  }
}
