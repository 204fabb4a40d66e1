package dev.cadenza.engines.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is known of an engine on this machine.
 *
 * @param name such as {@code flite}
 * @param kind {@code speech-to-text}, {@code text-to-speech}, {@code translation}, {@code stories}
 *     or {@code media}
 * @param version empty when it is not installed or reports none
 * @param languages primary BCP 47 languages, sorted
 * @param quality {@code draft}, {@code natural}, or empty where it does not apply
 * @param installHint what to type when it is missing; empty when it is there
 */
public record EngineStatus(
    String name,
    String kind,
    String version,
    boolean available,
    List<String> languages,
    String quality,
    String installHint) {
  public EngineStatus {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(version, "version");
    requireNonNull(quality, "quality");
    requireNonNull(installHint, "installHint");
    languages = List.copyOf(languages);
  }
}
