package dev.cadenza.local.template.spec;

import java.util.Optional;

/**
 * The HTTP API; its routes are events of the functions.
 *
 * @param tooLarge the body, JSON, of the response to a request that is too large; otherwise API
 *     Gateway's
 */
public record HttpApiSpec(String id, Optional<CorsSpec> cors, Optional<String> tooLarge) {

  public String apiId() {
    return Names.apiId(id);
  }
}
