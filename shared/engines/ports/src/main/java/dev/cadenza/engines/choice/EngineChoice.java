package dev.cadenza.engines.choice;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.jobs.parameters.RequestedEngines;
import dev.cadenza.model.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requested engines.
 *
 * @param anywhere an engine for all its capabilities
 * @param by an engine per capability, which overrides {@code anywhere}
 */
public record EngineChoice(Optional<String> anywhere, Map<Capability, String> by) {
  /** No requested engine. */
  public static final EngineChoice NONE = new EngineChoice(Optional.empty(), Map.of());

  public EngineChoice {
    requireNonNull(anywhere, "anywhere");
    by = Map.copyOf(by);
  }

  /** The choice of a job. */
  public static EngineChoice of(RequestedEngines requested) {
    Map<Capability, String> by = new EnumMap<>(Capability.class);
    for (Capability capability : Capability.values()) {
      requested
          .of(capability.wire())
          .flatMap(EngineChoice::name)
          .ifPresent(engine -> by.put(capability, engine));
    }
    return new EngineChoice(requested.engine().flatMap(EngineChoice::name), by);
  }

  /** The choice of a deployment's variables, such as {@code ENGINE_STT}. */
  static EngineChoice ofVariables(Map<String, String> variables) {
    Map<Capability, String> by = new EnumMap<>(Capability.class);
    for (Capability capability : Capability.values()) {
      name(variables.get(capability.variable())).ifPresent(engine -> by.put(capability, engine));
    }
    return new EngineChoice(Optional.empty(), by);
  }

  /**
   * The choice of a user's settings, such as {@code engine_stt}: their own, or else the shared
   * ones.
   *
   * @param visible the user's and the shared settings
   */
  public static EngineChoice ofSettings(List<Setting> visible) {
    Map<Capability, String> by = new EnumMap<>(Capability.class);
    for (Capability capability : Capability.values()) {
      Setting.effective(visible, capability.setting())
          .flatMap(EngineChoice::name)
          .ifPresent(engine -> by.put(capability, engine));
    }
    return new EngineChoice(Optional.empty(), by);
  }

  private static Optional<String> name(Object value) {
    return value instanceof String name && !name.isBlank()
        ? Optional.of(name.strip())
        : Optional.empty();
  }
}
