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
   * The names of all variables that it may read. It gets no others, except those of AWS itself
   * ({@code AWS_…}), which every function has.
   */
  Set<String> variables();

  /**
   * The engines that these variables configure; possibly none.
   *
   * <p>Fast, and opens no connection: the engines may never be used.
   *
   * @throws IllegalStateException if a variable is invalid
   */
  EngineCatalog offer(Map<String, String> variables);
}
