package dev.cadenza.local.template;

import java.util.Optional;

/** A bucket. */
public record BucketSpec(String id, String name, Optional<CorsSpec> cors) {}
