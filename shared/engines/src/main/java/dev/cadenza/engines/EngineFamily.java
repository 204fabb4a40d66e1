package dev.cadenza.engines;

import java.util.Map;
import java.util.ServiceLoader;

/**
 * Engines that are there where somebody set them up, such as those of a service elsewhere. A family
 * is found by {@link ServiceLoader}, so that nobody knows one by name.
 */
public interface EngineFamily {
  /**
   * The engines that these variables set up; none where nothing is set up.
   *
   * <p>Quick, and opens no connection: what is offered may never be used.
   *
   * @throws IllegalStateException when a variable is not what it has to be
   */
  Offer offer(Map<String, String> variables);
}
