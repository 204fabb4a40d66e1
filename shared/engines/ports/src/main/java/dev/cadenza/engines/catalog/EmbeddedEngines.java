package dev.cadenza.engines.catalog;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Engines that need no external service. They are found by {@link ServiceLoader}, so that no code
 * knows one by name, and go before those of an {@link EngineFamily}.
 */
public interface EmbeddedEngines {
  /**
   * Those that are ready to be asked.
   *
   * @param environment variables, of which {@code PATH} lists the folders of programs
   */
  EngineCatalog installed(Map<String, String> environment);

  /** All that there could be, with what to do for those that are missing. */
  List<EngineStatus> status(Map<String, String> environment) throws InterruptedException;

  /** All that are on the class path. */
  static List<EmbeddedEngines> found() {
    ClassLoader loader = EmbeddedEngines.class.getClassLoader();
    return ServiceLoader.load(EmbeddedEngines.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
