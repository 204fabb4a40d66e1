package dev.cadenza.jobs.parameters;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a transcript that people have edited: the parameter {@code transcript}, with which
 * another attempt of the job uses the corrected text. It is stored beside the files of the attempt
 * that it is an edit of.
 */
public final class EditedTranscript {
  /** The ending of its keys in the bucket. */
  public static final String ENDING = ".json";

  static final String NAME = "transcript";

  private static final Pattern ID = Pattern.compile("([0-9]{1,9})/([0-9]{1,9}-[0-9A-Z]{26})");
  private static final Pattern KEY =
      Pattern.compile("results/[^/]+/([0-9]+)/transcript/([0-9]+-[0-9A-Z]{26})\\.json");

  static final Parameter PARAMETER =
      Parameter.optional(
          NAME,
          new ParameterType.Form(
              ID, "the id of an edited transcript", "1/2-01ARZ3NDEKTSV4RRFFQ69G5FAV"),
          "The `id` of an edited transcript of this job: an attempt with it recognizes nothing, and"
              + " makes subtitles, translations and videos of the corrected text.");

  private EditedTranscript() {}

  /** The identifier of the content of a key; empty if that is something else. */
  public static Optional<String> idOf(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? Optional.of(matcher.group(1) + "/" + matcher.group(2))
        : Optional.empty();
  }

  /**
   * Where the content is.
   *
   * @param id such as {@code 1/2-01ARZ3NDEKTSV4RRFFQ69G5FAV}
   * @throws IllegalArgumentException for another form
   */
  public static String keyOf(String job, String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not an edited transcript: " + id);
    }
    return "results/" + job + "/" + matcher.group(1) + "/transcript/" + matcher.group(2) + ENDING;
  }
}
