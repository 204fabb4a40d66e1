package dev.cadenza.models.store;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens the store that variables describe. Found by {@link ServiceLoader}. */
public interface ModelStoreProvider {
  /** Empty if the variables describe none. */
  Optional<ModelStore> open(Map<String, String> variables);

  /** The first store that a provider on the class path opens. */
  static Optional<ModelStore> find(Map<String, String> variables) {
    ClassLoader loader = ModelStoreProvider.class.getClassLoader();
    return ServiceLoader.load(ModelStoreProvider.class, loader).stream()
        .flatMap(provider -> provider.get().open(variables).stream())
        .findFirst();
  }
}
