package dev.cadenza.jobs.parameters.terms;

import dev.cadenza.jobs.parameters.validation.ParameterType;
import dev.cadenza.model.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list that a job has as a parameter, and that settings of the same name add to.
 *
 * @param name of the parameter and of the setting of a user or of all users; that of a project is
 *     {@code <name>.project.<id>}
 * @param kind of the list
 */
record TermSettings(String name, ParameterType kind) {
  /** Whether a setting with this key is such a list. */
  boolean contain(String key) {
    return key.equals(name) || key.startsWith(ofProject());
  }

  Optional<Object> fault(Object value) {
    return kind.fault(value);
  }

  /**
   * The entries that apply to a job, in order of precedence: its own, then those of the settings
   * for its project, for its owner, and for all users. An invalid setting is ignored.
   *
   * @param own the parameter of the job, if it has one
   * @param visible the owner's and the shared settings
   */
  Stream<Object> merged(Object own, List<Setting> visible, String project) {
    return Stream.of(
            Stream.ofNullable(own),
            values(visible, ofProject() + project, true),
            values(visible, ofProject() + project, false),
            values(visible, name, true),
            values(visible, name, false))
        .flatMap(values -> values)
        .filter(value -> fault(value).isEmpty())
        .flatMap(value -> ((List<?>) value).stream());
  }

  private String ofProject() {
    return name + ".project.";
  }

  private static Stream<Object> values(List<Setting> visible, String key, boolean personal) {
    return visible.stream()
        .filter(it -> it.key().equals(key) && it.owner().isPresent() == personal)
        .map(Setting::value);
  }
}
