package dev.cadenza.engines.choice;

import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.model.PermanentFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Choices of engines, the most specific first: the job's, then the deployment's. The default is the
 * best installed embedded engine: a paid engine is never used without a choice.
 */
record EnginePreferences(List<EngineChoice> choices) {
  EnginePreferences {
    choices = List.copyOf(choices);
  }

  static EnginePreferences ofDeployment(Map<String, String> variables) {
    return new EnginePreferences(List.of(EngineChoice.ofVariables(variables)));
  }

  EnginePreferences before(EngineChoice choice) {
    return new EnginePreferences(Stream.concat(Stream.of(choice), choices.stream()).toList());
  }

  /**
   * The engines to use for a capability, of the available ones; the best first.
   *
   * @throws PermanentFailure {@code unknown_engine}, which lists the available ones
   */
  <E> List<E> wanted(Capability capability, List<E> here, Function<E, String> name) {
    for (EngineChoice choice : choices) {
      Optional<String> particular = Optional.ofNullable(choice.by().get(capability));
      if (particular.isPresent()) {
        List<E> named = named(particular.get(), here, name);
        if (named.isEmpty()) {
          throw unknown(capability, particular.get(), here.stream().map(name).toList());
        }
        return named;
      }
      List<E> anywhere =
          choice.anywhere().map(engine -> named(engine, here, name)).orElse(List.of());
      if (!anywhere.isEmpty()) {
        return anywhere;
      }
    }
    List<String> embedded = capability.embedded();
    return here.stream()
        .filter(it -> embedded.contains(name.apply(it)))
        .sorted(Comparator.comparingInt(it -> embedded.indexOf(name.apply(it))))
        .toList();
  }

  /** Whether an engine that is in use for a capability was chosen, and is not a default. */
  boolean isNamed(Capability capability, String engine) {
    return choices.stream()
        .anyMatch(
            choice ->
                engine.equals(choice.by().get(capability))
                    || choice.anywhere().filter(engine::equals).isPresent());
  }

  private static <E> List<E> named(String engine, List<E> here, Function<E, String> name) {
    return here.stream().filter(it -> name.apply(it).equals(engine)).toList();
  }

  private static PermanentFailure unknown(
      Capability capability, String engine, List<String> names) {
    return new PermanentFailure(
        "unknown_engine",
        names.isEmpty()
            ? "Engine \"%s\" is not available for %s; no engine is installed."
                .formatted(engine, capability.kind())
            : "Engine \"%s\" is not available for %s. Choose one of: %s."
                .formatted(engine, capability.kind(), String.join(", ", new TreeSet<>(names))));
  }
}
