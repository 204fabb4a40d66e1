package dev.cadenza.models;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an installation did.
 *
 * @param installed names of models that are new
 * @param present names of those that were installed before
 * @param failed those that could not be installed, with the reasons, a line each
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
