package dev.cadenza.local.template.spec;

import java.util.List;
import java.util.OptionalInt;

/** A CORS configuration. Lists are as in the template. */
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
