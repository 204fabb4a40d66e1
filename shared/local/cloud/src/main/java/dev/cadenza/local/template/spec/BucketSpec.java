package dev.cadenza.local.template.spec;

import java.util.List;

/** A bucket with its CORS rules. */
public record BucketSpec(String id, String name, List<CorsSpec> cors) {
  public BucketSpec {
    cors = List.copyOf(cors);
  }
}
