package dev.cadenza.engines;

import dev.cadenza.model.PermanentFailure;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The key of a service: a variable such as {@code OPENAI_API_KEY}, or, in {@code
 * OPENAI_API_KEY_SECRET}, the name of the secret that holds it. It is read when it is first needed,
 * and shown to nobody.
 */
public final class ApiKey {
  private final String variable;
  private final Map<String, String> variables;
  private String key;

  private ApiKey(String variable, Map<String, String> variables) {
    this.variable = variable;
    this.variables = Map.copyOf(variables);
  }

  /**
   * The key that the first of these variables gives; empty when none does.
   *
   * @param names the particular ones before the general
   */
  public static Optional<ApiKey> find(Map<String, String> variables, String... names) {
    for (String name : names) {
      if (isSet(variables, name) || isSet(variables, secret(name))) {
        return Optional.of(new ApiKey(name, variables));
      }
    }
    return Optional.empty();
  }

  private static boolean isSet(Map<String, String> variables, String name) {
    return !variables.getOrDefault(name, "").isBlank();
  }

  /** The variable that names the secret which holds a key, in place of one that holds it itself. */
  public static String secret(String name) {
    return name + "_SECRET";
  }

  /** Where an administrator looks when the service refuses it. */
  public String setting() {
    return isSet(variables, variable) ? variable : secret(variable);
  }

  /**
   * @throws PermanentFailure {@code engine_key_missing}
   */
  public synchronized String read() {
    if (key == null) {
      key =
          isSet(variables, variable)
              ? variables.get(variable).strip()
              : fromStore(variables.get(secret(variable)).strip());
    }
    return key;
  }

  private String fromStore(String id) {
    return ServiceLoader.load(SecretStore.class, SecretStore.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "engine_key_missing",
                    "Nothing here can read secrets. An administrator has to set "
                        + variable
                        + " instead of "
                        + secret(variable)
                        + "."))
        .read(id, variables)
        .strip();
  }

  /** Not the key. */
  @Override
  public String toString() {
    return setting();
  }
}
