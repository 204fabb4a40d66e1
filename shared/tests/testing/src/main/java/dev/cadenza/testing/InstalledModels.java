package dev.cadenza.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * The variables of this process with this machine's neural models: other tests run without models.
 */
public final class InstalledModels {
  private static final String VARIABLE = "CADENZA_MODELS";

  private InstalledModels() {}

  /** Like {@link System#getenv()}, with the configured folder of models. */
  public static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove(VARIABLE);
    String folder = System.getProperty("cadenza.models", "");
    // Maven leaves references to unset variables unchanged.
    if (!folder.isBlank() && !folder.startsWith("${")) {
      environment.put(VARIABLE, folder);
    }
    return environment;
  }
}
