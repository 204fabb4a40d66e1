package dev.cadenza.embeddedengines;

import dev.cadenza.engines.catalog.EmbeddedEngines;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineStatus;
import java.util.List;
import java.util.Map;

/**
 * Looks for programs on the {@code PATH}, for libraries where the system keeps them, for apertium's
 * pairs in {@code APERTIUM_MODES} and for pocketsphinx' model in {@code POCKETSPHINX_MODEL}, or
 * where Debian puts them.
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
