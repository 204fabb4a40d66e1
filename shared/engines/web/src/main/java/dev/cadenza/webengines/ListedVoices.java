package dev.cadenza.webengines;

import java.util.Arrays;
import java.util.List;

/**
 * The voices of a service in a deployment's variable: fields separated by colons, voices by commas.
 */
final class ListedVoices {
  private ListedVoices() {}

  /**
   * A voice of the list.
   *
   * @param fields without surrounding blanks; empty if omitted
   */
  record Listed(List<String> fields) {
    Listed {
      fields = List.copyOf(fields);
    }

    /** The field at that index, or a default if it is omitted. */
    String field(int index, String usual) {
      return index < fields.size() && !fields.get(index).isEmpty() ? fields.get(index) : usual;
    }
  }

  /**
   * @param usual the default of the variable
   */
  static List<Listed> read(String variable, String usual) {
    return Arrays.stream((variable.isBlank() ? usual : variable).split(","))
        .map(String::strip)
        .filter(voice -> !voice.isEmpty())
        .map(voice -> Arrays.stream(voice.split(":", -1)).map(String::strip).toList())
        .map(Listed::new)
        .toList();
  }
}
