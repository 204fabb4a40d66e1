package dev.cadenza.engines.catalog;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Engines without an external service. They are found by {@link ServiceLoader}, so that no code
 * names one, and take precedence over those of an {@link EngineFamily}.
 */
public interface EmbeddedEngines {
  /**
   * The engines that are available.
   *
   * @param environment variables, of which {@code PATH} lists the folders of programs
   */
  EngineCatalog installed(Map<String, String> environment);

  /** All engines, with the install command of missing ones. */
  List<EngineStatus> status(Map<String, String> environment) throws InterruptedException;

  /** All sets on the class path. */
  static List<EmbeddedEngines> found() {
    ClassLoader loader = EmbeddedEngines.class.getClassLoader();
    return ServiceLoader.load(EmbeddedEngines.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
