package dev.cadenza.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;

/**
 * The environment variables of a function.
 *
 * <p>They are the process's own, unless {@link #with} replaces them during a call: the local cloud
 * runs many functions in one process, each with its own variables. Read them in constructors, so
 * that a missing variable is an error at the start.
 */
public final class Environment {
  /**
   * The prefix of system properties that override variables. {@code sam local} passes only
   * variables that the template declares, but these properties can be passed in {@code
   * JAVA_TOOL_OPTIONS}.
   */
  public static final String PROPERTY = "cadenza.env.";

  private static final ScopedValue<Map<String, String>> BOUND = ScopedValue.newInstance();

  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  public static Environment current() {
    return new Environment(BOUND.isBound() ? BOUND.get() : ofProcess());
  }

  private static Map<String, String> ofProcess() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    Properties properties = System.getProperties();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PROPERTY)) {
        variables.put(name.substring(PROPERTY.length()), properties.getProperty(name));
      }
    }
    return variables;
  }

  public static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  /** Runs a call with these variables in place of the process's. */
  public static <T> T with(Map<String, String> variables, Callable<T> call) throws Exception {
    return ScopedValue.where(BOUND, Map.copyOf(variables)).call(call::call);
  }

  /**
   * @throws IllegalStateException when the variable is not set
   */
  public String get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The environment variable " + name + " is not set; see template.yaml."));
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  public Map<String, String> variables() {
    return variables;
  }
}
