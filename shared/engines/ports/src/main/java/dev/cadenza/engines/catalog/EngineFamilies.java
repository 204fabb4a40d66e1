package dev.cadenza.engines.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The engine families on the class path. */
public final class EngineFamilies {
  private static final String AWS = "AWS_";

  private EngineFamilies() {}

  /**
   * The engines of all families; each family gets the variables that it may read.
   *
   * @throws IllegalStateException if a variable is invalid
   */
  public static EngineCatalog offered(Map<String, String> variables) {
    return all()
        .map(family -> family.offer(visible(variables, family)))
        .reduce(EngineCatalog.NOTHING, EngineCatalog::and);
  }

  /** All families. */
  public static Stream<EngineFamily> all() {
    ClassLoader loader = EngineFamily.class.getClassLoader();
    return ServiceLoader.load(EngineFamily.class, loader).stream().map(ServiceLoader.Provider::get);
  }

  private static Map<String, String> visible(Map<String, String> variables, EngineFamily family) {
    Map<String, String> visible = new HashMap<>(variables);
    visible.keySet().removeIf(it -> !it.startsWith(AWS) && !family.variables().contains(it));
    return visible;
  }
}
