package dev.cadenza.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * The header {@code Content-Disposition} of a part of a form.
 *
 * @param fileName present, possibly empty, if the part is a file
 */
record Disposition(Optional<String> name, Optional<String> fileName) {
  private static final String FILE_NAME = "filename";
  private static final Pattern HEADER =
      Pattern.compile("(?im)^content-disposition:([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)");
  private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern EXTENDED =
      Pattern.compile(";\\s*(filename\\*=[^;\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

  /**
   * @param headers of the part
   */
  static Disposition of(String headers) {
    Matcher header = HEADER.matcher(headers);
    if (!header.find()) {
      return new Disposition(Optional.empty(), Optional.empty());
    }
    String value = header.group(1);
    Map<String, String> parameters = parse(value);
    Optional<String> plain =
        parameters.containsKey(FILE_NAME)
            ? Optional.of(text(parameters, FILE_NAME).orElse(""))
            : Optional.empty();
    // RFC 6266: the extended form takes precedence in any position.
    return new Disposition(text(parameters, "name"), extended(value).or(() -> plain));
  }

  private static Optional<String> extended(String value) {
    Matcher extended = EXTENDED.matcher(QUOTED.matcher(value).replaceAll("\"\""));
    return extended.find()
        ? Optional.ofNullable(parse(extended.group(1)).get(FILE_NAME))
        : Optional.empty();
  }

  private static Optional<String> text(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .map(value -> ESCAPED.matcher(value).replaceAll("$1"));
  }

  /** Values without quotes; those of the extended form are decoded. */
  private static Map<String, String> parse(String value) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return parser.parse(value, ';');
  }
}
