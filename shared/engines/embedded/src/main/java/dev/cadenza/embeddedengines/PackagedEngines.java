package dev.cadenza.embeddedengines;

import dev.cadenza.engines.catalog.EmbeddedEngines;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineStatus;
import java.util.List;
import java.util.Map;

/**
 * Finds programs on the {@code PATH}, libraries in the system's folders, apertium's modes in {@code
 * APERTIUM_MODES} and pocketsphinx' model in {@code POCKETSPHINX_MODEL}, or in Debian's folders.
 */
public final class PackagedEngines implements EmbeddedEngines {
  @Override
  public EngineCatalog installed(Map<String, String> environment) {
    return new Packages(environment).offer();
  }

  @Override
  public List<EngineStatus> status(Map<String, String> environment) throws InterruptedException {
    return new Packages(environment).status();
  }
}
