package dev.cadenza.neural.fetched;

import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine that is made when it is first asked for, after its models were fetched. Safe for use by
 * several threads.
 *
 * @param <E> the engine
 */
final class FetchedEngine<E> {
  private final String name;
  private final FetchedModels declared;
  private final List<String> models;
  private final Finder<E> finder;
  private E engine;

  /** Finds an engine whose models are installed. */
  interface Finder<E> {
    Optional<E> find(Map<String, String> environment) throws InterruptedException;
  }

  /**
   * @param models what it needs, of those that are declared
   */
  FetchedEngine(String name, FetchedModels declared, List<String> models, Finder<E> finder) {
    this.name = name;
    this.declared = declared;
    this.models = List.copyOf(models);
    this.finder = finder;
  }

  String name() {
    return name;
  }

  /**
   * The engine.
   *
   * @throws PermanentFailure {@code engine_missing} if it cannot run here; those of {@link
   *     FetchedModels#ensure}
   */
  synchronized E get() throws InterruptedException {
    if (engine == null) {
      Map<String, String> environment = declared.ensure(models);
      try {
        engine = finder.find(environment).orElseThrow(this::missing);
      } catch (NoClassDefFoundError e) {
        PermanentFailure missing = missing();
        missing.initCause(e);
        throw missing;
      }
    }
    return engine;
  }

  /** As {@link #get}, where no interruption may be thrown. */
  E getUninterruptibly() {
    try {
      return get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted", "Interrupted while models were fetched.", e);
    }
  }

  private PermanentFailure missing() {
    return new PermanentFailure(
        "engine_missing",
        ("The engine %s has its models, but not its libraries: the layer of the neural engines, and"
                + " what layers/libraries/fetch adds. See docs/deploying.md.")
            .formatted(name));
  }
}
