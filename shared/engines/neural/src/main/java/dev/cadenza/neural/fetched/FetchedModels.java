package dev.cadenza.neural.fetched;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.PermanentFailure;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.models.store.ModelFetch;
import dev.cadenza.models.store.ModelStore;
import dev.cadenza.models.store.ModelStoreProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that a deployment declares.
 *
 * @param models of the catalogue
 * @param environment of the engines
 * @param store empty where no engine is ever used, as in the functions of the API
 */
record FetchedModels(
    List<Model> models, Map<String, String> environment, Optional<ModelStore> store) {
  private static final Logger LOG = LoggerFactory.getLogger(FetchedModels.class);

  /** The variable that lists them. */
  static final String VARIABLE = "NEURAL_MODELS";

  FetchedModels {
    models = List.copyOf(models);
    environment = Map.copyOf(environment);
    requireNonNull(store, "store");
  }

  /**
   * @throws IllegalStateException if a model is not in the catalogue
   */
  static FetchedModels of(Map<String, String> environment) {
    ModelCatalog catalog = ModelCatalog.builtIn();
    List<Model> models =
        Arrays.stream(environment.getOrDefault(VARIABLE, "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> declared(catalog, name))
            .toList();
    return new FetchedModels(models, environment, ModelStoreProvider.find(environment));
  }

  private static Model declared(ModelCatalog catalog, String name) {
    return catalog
        .find(name)
        .orElseThrow(
            () -> new IllegalStateException(VARIABLE + " names no model of Cadenza: " + name));
  }

  boolean has(String name) {
    return models.stream().anyMatch(model -> model.name().equals(name));
  }

  /** The names of those that match, in the order of the variable. */
  List<String> names(Predicate<String> wanted) {
    return models.stream().map(Model::name).filter(wanted).toList();
  }

  /**
   * Fetches what is missing of these.
   *
   * @return the environment for engines that use them
   * @throws PermanentFailure {@code engine_missing} if there is no store; those of {@link
   *     ModelFetch#ensure}
   */
  Map<String, String> ensure(Collection<String> names) throws InterruptedException {
    ModelStore from =
        store.orElseThrow(
            () ->
                new PermanentFailure(
                    "engine_missing",
                    "Neural engines run in workers only: MODELS_BUCKET is unset."));
    ModelFolder folder = ModelFolder.of(environment);
    ModelFetch fetch = new ModelFetch(folder, from);
    for (Model model : models) {
      if (names.contains(model.name())) {
        long start = System.nanoTime();
        if (fetch.ensure(model)) {
          LOG.info(
              "Fetched the model {}, {} MB, in {} ms",
              model.name(),
              model.diskBytes() / 1_000_000,
              Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
      }
    }
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(ModelFolder.VARIABLE, folder.path().toString());
    return variables;
  }
}
