package dev.cadenza.engines.service;

import dev.cadenza.model.PermanentFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The key of a service: a variable such as {@code OPENAI_API_KEY}, or, in {@code
 * OPENAI_API_KEY_SECRET}, the name of its secret. It is read on first use, a secret again after
 * five minutes, because secrets are rotated while functions run; and it is never exposed.
 */
public final class ApiKey {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final String variable;
  private final Map<String, String> variables;
  private final InstantSource clock;
  private final Optional<SecretStore> store;
  private String secret;
  private Instant readAt = Instant.MIN;

  private ApiKey(String variable, Map<String, String> variables, InstantSource clock) {
    this.variable = variable;
    this.variables = Map.copyOf(variables);
    this.clock = clock;
    // Now and not when it is read: a store may share what the function that is being made has.
    this.store = isSet(variables, variable) ? Optional.empty() : store();
  }

  private static Optional<SecretStore> store() {
    return ServiceLoader.load(SecretStore.class, SecretStore.class.getClassLoader()).findFirst();
  }

  /**
   * The key in the first of these variables that is set; empty if none is.
   *
   * @param names the specific ones before the general
   */
  public static Optional<ApiKey> find(Map<String, String> variables, String... names) {
    return find(InstantSource.system(), variables, names);
  }

  static Optional<ApiKey> find(
      InstantSource clock, Map<String, String> variables, String... names) {
    for (String name : names) {
      if (isSet(variables, name) || isSet(variables, secret(name))) {
        return Optional.of(new ApiKey(name, variables, clock));
      }
    }
    return Optional.empty();
  }

  private static boolean isSet(Map<String, String> variables, String name) {
    return !variables.getOrDefault(name, "").isBlank();
  }

  /** The variable with the name of the secret of a key. */
  public static String secret(String name) {
    return name + "_SECRET";
  }

  /** The location of the key, for the administrator, when the service rejects it. */
  public String setting() {
    return isSet(variables, variable) ? variable : secret(variable);
  }

  /**
   * @throws PermanentFailure {@code engine_key_missing}
   */
  public synchronized String read() {
    if (isSet(variables, variable)) {
      return variables.get(variable).strip();
    }
    Instant now = clock.instant();
    if (secret == null || !now.isBefore(readAt.plus(FRESH))) {
      secret = fromStore(variables.get(secret(variable)).strip());
      readAt = now;
    }
    return secret;
  }

  private String fromStore(String id) {
    return store
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "engine_key_missing",
                    "Secrets are not supported here. An administrator must set "
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
