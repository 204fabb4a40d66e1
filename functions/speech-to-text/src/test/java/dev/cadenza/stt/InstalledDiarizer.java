package dev.cadenza.stt;

import dev.cadenza.engines.catalog.EmbeddedEngines;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineStatus;
import dev.cadenza.neural.speakers.Diarizers;
import java.util.List;
import java.util.Map;

/** The diarizer of this machine, for tests. */
public final class InstalledDiarizer implements EmbeddedEngines {
  @Override
  public EngineCatalog installed(Map<String, String> environment) {
    return Diarizers.find(environment)
        .map(EngineCatalog.NOTHING::withDiarizer)
        .orElse(EngineCatalog.NOTHING);
  }

  @Override
  public List<EngineStatus> status(Map<String, String> environment) {
    return List.of(Diarizers.status(environment));
  }
}
