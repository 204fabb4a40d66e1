package dev.cadenza.engines.catalog;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The status of an engine on this machine.
 *
 * @param name such as {@code flite}
 * @param kind {@code speech-to-text}, {@code text-to-speech}, {@code translation}, {@code stories},
 *     {@code speaker-diarization} or {@code media}
 * @param version empty when it is not installed or reports none
 * @param languages primary BCP 47 languages, sorted
 * @param quality {@code draft}, {@code natural}, or empty where it does not apply
 * @param installHint the install command of a missing engine; empty if it is available
 * @param license of the engine and its model, such as {@code Apache-2.0}; empty for services
 * @param attribution its authors; empty for services
 */
public record EngineStatus(
    String name,
    String kind,
    String version,
    boolean available,
    List<String> languages,
    String quality,
    String installHint,
    String license,
    String attribution) {
  public EngineStatus {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(version, "version");
    requireNonNull(quality, "quality");
    requireNonNull(installHint, "installHint");
    requireNonNull(license, "license");
    requireNonNull(attribution, "attribution");
    languages = List.copyOf(languages);
  }

  /** An engine without license and attribution, such as a service. */
  public EngineStatus(
      String name,
      String kind,
      String version,
      boolean available,
      List<String> languages,
      String quality,
      String installHint) {
    this(name, kind, version, available, languages, quality, installHint, "", "");
  }

  public EngineStatus licensed(String license, String attribution) {
    return new EngineStatus(
        name, kind, version, available, languages, quality, installHint, license, attribution);
  }

  /**
   * All engines, embedded ones and those of the families.
   *
   * @param environment the variables of the deployment
   */
  public static List<EngineStatus> all(Map<String, String> environment)
      throws InterruptedException {
    List<EngineStatus> all = new ArrayList<>();
    for (EmbeddedEngines embedded : EmbeddedEngines.found()) {
      all.addAll(embedded.status(environment));
    }
    all.addAll(EngineFamilies.offered(environment).status());
    return all;
  }
}
