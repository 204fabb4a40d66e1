package dev.cadenza.local.template;

import dev.cadenza.local.template.spec.CorsSpec;
import dev.cadenza.local.template.spec.HttpApiSpec;
import java.util.Optional;

/** Reads {@code AWS::Serverless::HttpApi}. */
final class HttpApiReader {

  private HttpApiReader() {}

  static HttpApiSpec read(Resource resource, Properties properties) {
    properties.expect("StageName", "$default");
    properties
        .part("Auth")
        .ifPresent(
            auth -> {
              auth.expect("EnableIamAuthorizer", "false");
              auth.refuseTheRest();
            });
    Optional<CorsSpec> cors = properties.part("CorsConfiguration").map(HttpApiReader::cors);
    properties.refuseTheRest();
    Properties metadata = new Properties(resource.id() + ".Metadata", resource.metadata());
    return new HttpApiSpec(resource.id(), cors, metadata.optionalText("LocalTooLarge"));
  }

  private static CorsSpec cors(Properties properties) {
    CorsSpec cors =
        new CorsSpec(
            properties.texts("AllowOrigins"),
            properties.texts("AllowMethods"),
            properties.texts("AllowHeaders"),
            properties.texts("ExposeHeaders"),
            properties.flag("AllowCredentials", false),
            properties.optionalNumber("MaxAge"));
    properties.refuseTheRest();
    if (cors.credentials() && cors.origins().contains("*")) {
      throw properties.refuse("AllowOrigins", "credentials need explicit origins");
    }
    return cors;
  }
}
