package dev.cadenza.local.emulator;

import dev.cadenza.local.template.spec.BucketSpec;
import dev.cadenza.local.template.spec.CorsSpec;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** Creates the buckets of the template, with their CORS rules, on a service compatible with S3. */
public final class Buckets {

  private Buckets() {}

  /** An existing bucket is unchanged, except for its rules. */
  public static void create(List<BucketSpec> specs, S3Client s3) {
    for (BucketSpec spec : specs) {
      // For an existing bucket of the caller, S3 in us-east-1 responds as for a new one.
      s3.createBucket(request -> request.bucket(spec.name()));
      List<CORSRule> rules = spec.cors().stream().map(Buckets::rule).toList();
      if (!rules.isEmpty()) {
        s3.putBucketCors(
            request ->
                request.bucket(spec.name()).corsConfiguration(cors -> cors.corsRules(rules)));
      }
    }
  }

  private static CORSRule rule(CorsSpec spec) {
    return CORSRule.builder()
        .allowedOrigins(spec.origins())
        .allowedMethods(spec.methods())
        .allowedHeaders(spec.headers())
        .exposeHeaders(spec.exposedHeaders())
        .build();
  }
}
