package dev.cadenza.voices;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.engines.catalog.EngineStatus;
import java.util.List;
import java.util.Map;

/**
 * An engine as clients get it.
 *
 * @param pairs into which languages it translates, by the language it translates from; of a
 *     recognizer into which it translates speech itself
 * @param inUse whether the caller's jobs use it
 */
record EngineJson(
    String id,
    String kind,
    boolean available,
    String version,
    List<String> languages,
    String quality,
    String license,
    String attribution,
    Map<String, List<String>> pairs,
    @JsonProperty("in_use") boolean inUse) {
  static EngineJson of(EngineStatus engine, Map<String, List<String>> pairs, boolean inUse) {
    return new EngineJson(
        engine.name(),
        engine.kind(),
        engine.available(),
        engine.version(),
        engine.languages(),
        engine.quality(),
        engine.license(),
        engine.attribution(),
        pairs,
        inUse);
  }
}
