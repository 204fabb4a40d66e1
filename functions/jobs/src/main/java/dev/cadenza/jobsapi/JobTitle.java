package dev.cadenza.jobsapi;

import dev.cadenza.http.Form;
import java.util.Optional;
import java.util.regex.Pattern;

/** The title of a job: as it was given, or after its file. */
final class JobTitle {
  private static final int MAX = 200;

  /** The ending of a file's name, of a few letters and digits. */
  private static final Pattern ENDING = Pattern.compile("(?<=.)\\.[A-Za-z0-9]{1,5}$");

  private JobTitle() {}

  static Optional<String> of(Form form) {
    return form.text("title", Form.Text.optional(MAX)).filter(text -> !text.isEmpty());
  }

  /** The name of a file without its ending. */
  static Optional<String> ofFile(String fileName) {
    String name = ENDING.matcher(fileName).replaceFirst("").strip();
    return Optional.of(name.substring(0, Math.min(name.length(), MAX)))
        .filter(text -> !text.isEmpty());
  }
}
