package dev.cadenza.local.template;

import java.util.Optional;

/** The HTTP API; its routes are events of the functions. */
public record HttpApiSpec(String id, Optional<CorsSpec> cors) {

  public String apiId() {
    return Names.apiId(id);
  }
}
