package dev.cadenza.local.template;

import java.util.List;
import java.util.OptionalInt;

/** Who may call from a browser, and with what. Lists are as the template gives them. */
public record CorsSpec(
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposedHeaders,
    boolean credentials,
    OptionalInt maxAge) {

  public CorsSpec {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposedHeaders = List.copyOf(exposedHeaders);
  }

  public boolean allows(String origin) {
    return origins.contains("*") || origins.contains(origin);
  }
}
