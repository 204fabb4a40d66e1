package dev.cadenza.jobs.parameters.terms;

import dev.cadenza.jobs.parameters.validation.LanguageTags;
import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import dev.cadenza.model.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Pronunciation dictionaries: the parameter {@code pronunciations} of a job, and the settings of
 * that name, of a user, of all users, and of a project.
 */
public final class PronunciationEntries {
  public static final String NAME = "pronunciations";

  /** The maximum number of entries of a job, including those of the settings. */
  public static final int MAX = 500;

  private static final int MAX_WORDS = 100;

  private static final ParameterType KIND =
      new ParameterType.ListOf(
          new ParameterType.Fields(
              List.of(
                  Parameter.required(
                      "word", new ParameterType.Text(MAX_WORDS), "One or more written words."),
                  Parameter.required("say", new ParameterType.Text(MAX_WORDS), "The spoken words."),
                  Parameter.optional(
                      "language",
                      ParameterType.Form.LANGUAGE,
                      "The language of the texts that it applies to. Default: all."),
                  Parameter.optional(
                          "match_case",
                          new ParameterType.Flag(),
                          "Whether upper and lower case must be the same.")
                      .usually(false))),
          MAX);

  public static final Parameter PARAMETER =
      Parameter.optional(
          NAME,
          KIND,
          "A pronunciation dictionary. Whole words match, the longest first;"
              + " overrides the settings `pronunciations` and `pronunciations.project.<id>`.");

  private static final TermSettings SETTINGS = new TermSettings(NAME, KIND);

  private PronunciationEntries() {}

  /** Whether a setting with this key is a dictionary. */
  public static boolean isSetting(String key) {
    return SETTINGS.contain(key);
  }

  /** The error of a dictionary. */
  public static Optional<Object> fault(Object value) {
    return SETTINGS.fault(value);
  }

  /**
   * The entries that apply to a job, in order of precedence: its own, then those of the settings
   * for its project, for its owner, and for all users. Of the same words in the same language only
   * the first are used; an invalid setting is ignored.
   *
   * @param own the parameter of the job, if it has one
   * @param visible the owner's and the shared settings
   */
  public static List<Object> merged(Object own, List<Setting> visible, String project) {
    Map<List<String>, Object> merged = new LinkedHashMap<>();
    SETTINGS
        .merged(own, visible, project)
        .forEach(entry -> merged.putIfAbsent(key((Map<?, ?>) entry), entry));
    return new ArrayList<>(merged.values());
  }

  private static List<String> key(Map<?, ?> entry) {
    boolean matchCase = Boolean.TRUE.equals(entry.get("match_case"));
    String word = ((String) entry.get("word")).strip();
    String language = entry.get("language") instanceof String tag ? tag : "";
    return List.of(
        matchCase ? word : word.toLowerCase(Locale.ROOT),
        LanguageTags.language(language),
        String.valueOf(matchCase));
  }
}
