package dev.cadenza.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The available models, from {@code catalogue.json} in this package. */
public record ModelCatalog(List<Model> models) {
  public ModelCatalog {
    models = List.copyOf(models);
  }

  /** The built-in catalogue. */
  public static ModelCatalog builtIn() {
    try (InputStream json = ModelCatalog.class.getResourceAsStream("catalogue.json")) {
      return CatalogReader.read(json);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the catalogue of models", e);
    }
  }

  /**
   * A catalogue from JSON.
   *
   * @throws IllegalArgumentException if it breaks a rule, for example by a path outside of a
   *     model's folder
   */
  public static ModelCatalog read(InputStream json) throws IOException {
    return CatalogReader.read(json);
  }

  /** The default set. */
  public List<Model> defaults() {
    return models.stream().filter(Model::inDefaultSet).toList();
  }

  public Optional<Model> find(String name) {
    return models.stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /**
   * The models of these names, without duplicates.
   *
   * @throws ModelException that lists all names, if a name is unknown
   */
  public List<Model> require(Collection<String> names) {
    return names.stream().distinct().map(this::require).toList();
  }

  private Model require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ModelException(
                    "Unknown model \"%s\". Choose one of: %s."
                        .formatted(
                            name,
                            models.stream().map(Model::name).collect(Collectors.joining(", ")))));
  }
}
