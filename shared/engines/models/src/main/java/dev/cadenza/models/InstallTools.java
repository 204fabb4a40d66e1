package dev.cadenza.models;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.fetch.ClientProvider;
import dev.cadenza.models.fetch.HttpPolicy;
import java.util.Map;

/**
 * The environment of installations.
 *
 * @param environment of programs that fetch packages
 * @param provider installs these programs
 */
public record InstallTools(
    Map<String, String> environment,
    ClientProvider provider,
    HttpPolicy http,
    Conversions conversions) {
  public InstallTools {
    environment = Map.copyOf(environment);
    requireNonNull(provider, "provider");
    requireNonNull(http, "http");
    requireNonNull(conversions, "conversions");
  }

  public static InstallTools of(Map<String, String> environment) {
    return new InstallTools(
        environment, ClientProvider.NONE, HttpPolicy.DEFAULT, Conversions.BUILT_IN);
  }

  public InstallTools withProvider(ClientProvider provider) {
    return new InstallTools(environment, provider, http, conversions);
  }

  public InstallTools withHttp(HttpPolicy http) {
    return new InstallTools(environment, provider, http, conversions);
  }

  public InstallTools withConversions(Conversions conversions) {
    return new InstallTools(environment, provider, http, conversions);
  }
}
