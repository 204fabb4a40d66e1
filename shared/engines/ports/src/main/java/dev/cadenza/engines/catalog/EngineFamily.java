package dev.cadenza.engines.catalog;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Engines that require configuration, such as those of an external service. A family is found by
 * {@link ServiceLoader}, so that no code names it.
 */
public interface EngineFamily {
  /**
   * The names of all variables that it may read. It is given no others, but for those of AWS itself
   * ({@code AWS_…}), which every function has.
   */
  Set<String> variables();

  /**
   * The engines that these variables set up; none where nothing is set up.
   *
   * <p>Quick, and opens no connection: what is offered may never be used.
   *
   * @throws IllegalStateException when a variable is not what it has to be
   */
  EngineCatalog offer(Map<String, String> variables);
}
