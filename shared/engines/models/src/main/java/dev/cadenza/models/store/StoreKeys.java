package dev.cadenza.models.store;

/**
 * The keys in a store: {@code models/<name>} lists the files of a model with their digests in the
 * format of {@code sha256sum}, and {@code files/<digest>} is a file. So no key ever changes its
 * content but a model's list, which is written last.
 */
final class StoreKeys {
  private StoreKeys() {}

  static String list(String model) {
    return "models/" + model;
  }

  static String file(String digest) {
    return "files/" + digest;
  }
}
