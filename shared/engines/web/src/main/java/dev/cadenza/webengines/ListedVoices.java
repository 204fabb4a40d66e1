package dev.cadenza.webengines;

import java.util.Arrays;
import java.util.List;

/**
 * The voices of a service, as a deployment's variable lists them: fields with colons, then commas.
 */
final class ListedVoices {
  private ListedVoices() {}

  /**
   * A voice of the list.
   *
   * @param fields without blanks around them; empty where the list says nothing
   */
  record Listed(List<String> fields) {
    Listed {
      fields = List.copyOf(fields);
    }

    /** The field at that place, or what stands for it where it is left out. */
    String field(int index, String usual) {
      return index < fields.size() && !fields.get(index).isEmpty() ? fields.get(index) : usual;
    }
  }

  /**
   * @param usual for a variable that is not set
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
