package dev.cadenza.jobs.parameters;

import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.jobs.parameters.validation.ParameterType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documents of results that people edit. A parameter of the same name lets another attempt of
 * the job use an edited version, which is stored beside the files of the attempt that it is an edit
 * of.
 */
public enum EditedDocument {
  /** What is said in a recording. */
  TRANSCRIPT(
      "transcript",
      "an edited transcript",
      "The `id` of an edited transcript of this job: an attempt with it recognizes nothing, and"
          + " makes subtitles, translations and videos of the corrected text."),

  /** The lines of a dub. */
  LINES(
      "lines",
      "edited lines",
      "The `id` of edited lines of this job: an attempt with it recognizes nothing, and speaks only"
          + " the lines that have changed.");

  /** The ending of keys in the bucket. */
  public static final String ENDING = ".json";

  private static final Pattern ID = Pattern.compile("([0-9]{1,9})/([0-9]{1,9}-[0-9A-Z]{26})");

  private final String folder;
  private final String what;
  private final String description;

  EditedDocument(String folder, String what, String description) {
    this.folder = folder;
    this.what = what;
    this.description = description;
  }

  /** The folder beside the files of a result; also the name of the parameter. */
  public String folder() {
    return folder;
  }

  Parameter parameter() {
    return Parameter.optional(folder, form(), description);
  }

  /** The error of an identifier. */
  public Optional<Object> fault(Object id) {
    return form().fault(id);
  }

  private ParameterType form() {
    return new ParameterType.Form(ID, "the id of " + what, "1/2-01ARZ3NDEKTSV4RRFFQ69G5FAV");
  }

  /** The identifier of the content of a key; empty if that is something else. */
  public Optional<String> idOf(String key) {
    Pattern place =
        Pattern.compile("results/[^/]+/([0-9]+)/" + folder + "/([0-9]+-[0-9A-Z]{26})\\.json");
    Matcher matcher = place.matcher(key);
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
  public String keyOf(String job, String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not an edited document: " + id);
    }
    return "results/"
        + job
        + "/"
        + matcher.group(1)
        + "/"
        + folder
        + "/"
        + matcher.group(2)
        + ENDING;
  }
}
