package dev.cadenza.jobs.parameters.terms;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import dev.cadenza.model.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names and terms that a recording is expected to have: the parameter {@code vocabulary} of a job,
 * and the settings of that name, of a user, of all users, and of a project.
 */
public final class VocabularyTerms {
  public static final String NAME = "vocabulary";

  /** The maximum number of terms of a job, including those of the settings. */
  public static final int MAX = 500;

  private static final ParameterType KIND =
      new ParameterType.ListOf(new ParameterType.Text(60), MAX);

  public static final Parameter PARAMETER =
      Parameter.optional(
          NAME,
          KIND,
          "Names and terms of the recording, as they are written. The recognizer expects them, and"
              + " unsure words that sound like one are replaced by it. The settings `vocabulary` and"
              + " `vocabulary.project.<id>` are added.");

  private static final TermSettings SETTINGS = new TermSettings(NAME, KIND);

  private VocabularyTerms() {}

  /** Whether a setting with this key is a vocabulary. */
  public static boolean isSetting(String key) {
    return SETTINGS.contain(key);
  }

  /** The error of a vocabulary. */
  public static Optional<Object> fault(Object value) {
    return SETTINGS.fault(value);
  }

  /** The terms of a job's parameters. */
  public static List<String> of(Map<String, Object> json) {
    return new ParameterReader(json)
        .list(NAME).stream()
            .filter(String.class::isInstance)
            .map(term -> ((String) term).strip())
            .filter(term -> !term.isEmpty())
            .toList();
  }

  /**
   * The terms that apply to a job: its own, then those of the settings for its project, for its
   * owner, and for all users. Of the same term in several cases the first is used; an invalid
   * setting is ignored.
   *
   * @param own the parameter of the job, if it has one
   * @param visible the owner's and the shared settings
   */
  public static List<Object> merged(Object own, List<Setting> visible, String project) {
    Map<String, Object> merged = new LinkedHashMap<>();
    SETTINGS
        .merged(own, visible, project)
        .map(term -> ((String) term).strip())
        .forEach(term -> merged.putIfAbsent(term.toLowerCase(Locale.ROOT), term));
    return new ArrayList<>(merged.values());
  }
}
