package dev.cadenza.models;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outcome of an installation.
 *
 * @param installed names of new models
 * @param present names of models that were already installed
 * @param failed models that could not be installed, with the reasons, one per line
 */
public record InstallReport(
    List<String> installed, List<String> present, Map<String, List<String>> failed) {
  public InstallReport {
    installed = List.copyOf(installed);
    present = List.copyOf(present);
    failed = new TreeMap<>(failed);
  }

  /** Whether all models are installed now. */
  public boolean complete() {
    return failed.isEmpty();
  }
}
