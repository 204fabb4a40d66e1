package dev.cadenza.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that can be installed. Its source is {@code catalogue.json} beside this class. */
public record ModelCatalog(List<Model> models) {
  public ModelCatalog {
    models = List.copyOf(models);
  }

  /** The one that Cadenza comes with. */
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
   * @throws IllegalArgumentException if it breaks a rule, for instance by a path that leads out of
   *     a model's folder
   */
  public static ModelCatalog read(InputStream json) throws IOException {
    return CatalogReader.read(json);
  }

  /** The models that are installed when no names are given. */
  public List<Model> defaults() {
    return models.stream().filter(Model::inDefaultSet).toList();
  }

  public Optional<Model> find(String name) {
    return models.stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /**
   * The models of these names, each once.
   *
   * @throws ModelException that lists all names, if there is none of such a name
   */
  public List<Model> require(Collection<String> names) {
    return names.stream().distinct().map(this::require).toList();
  }

  private Model require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ModelException(
                    "There is no model \"%s\". The models are: %s."
                        .formatted(
                            name,
                            models.stream().map(Model::name).collect(Collectors.joining(", ")))));
  }
}
