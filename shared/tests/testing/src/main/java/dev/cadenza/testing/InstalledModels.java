package dev.cadenza.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * The variables of this process with the neural models of this machine: tests do without them
 * unless they ask for these.
 */
public final class InstalledModels {
  private static final String VARIABLE = "CADENZA_MODELS";

  private InstalledModels() {}

  /** As {@link System#getenv()}, with the folder of models that whoever runs the tests has set. */
  public static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove(VARIABLE);
    String folder = System.getProperty("cadenza.models", "");
    // Maven leaves a reference to a variable that is not set as it is.
    if (!folder.isBlank() && !folder.startsWith("${")) {
      environment.put(VARIABLE, folder);
    }
    return environment;
  }
}
