package dev.cadenza.dashboard;

import dev.cadenza.http.wire.Wire;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The API in OpenAPI 3.1: written by hand in {@code openapi/}, except for the job types and their
 * parameters.
 */
final class ApiDescription {
  private ApiDescription() {}

  /** The complete description as one JSON document, in UTF-8. */
  static byte[] json() {
    return Wire.write(document()).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> document() {
    Map<String, Object> document = read("openapi");
    Map<String, Object> components = object(document.get("components"));
    components.put("responses", read("answers"));
    Map<String, Object> schemas = object(read("schemas").get("schemas"));
    for (JobType type : JobType.values()) {
      schemas.putAll(SubmissionSchemas.of(type));
    }
    schemas.put(SubmissionSchemas.ANY, SubmissionSchemas.any());
    schemas.put("JobType", SubmissionSchemas.types());
    schemas.put("JobsByType", SubmissionSchemas.countsByType());
    components.put("schemas", schemas);
    document.put("components", components);
    Map<String, Object> paths = read("paths");
    at(paths, "paths", "/api/jobs/", "post", "requestBody", "content", "application/json")
        .put("examples", SubmissionSchemas.examples());
    document.put("paths", paths.get("paths"));
    return document;
  }

  @SuppressWarnings("unchecked") // YAML keys that are not text would break the JSON document.
  private static Map<String, Object> at(Map<String, Object> yaml, String... names) {
    Map<String, Object> place = yaml;
    for (String name : names) {
      place = (Map<String, Object>) place.get(name);
    }
    return place;
  }

  private static Map<String, Object> read(String name) {
    LoaderOptions options = new LoaderOptions();
    // The limit counts each use of an alias, and the files use many aliases.
    options.setMaxAliasesForCollections(1_000);
    try (InputStream file = ApiDescription.class.getResourceAsStream("openapi/" + name + ".yaml")) {
      return object(new Yaml(new SafeConstructor(options)).load(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The API's description cannot be read", e);
    }
  }

  private static Map<String, Object> object(Object yaml) {
    Map<String, Object> object = new LinkedHashMap<>();
    ((Map<?, ?>) yaml).forEach((name, value) -> object.put(name.toString(), value));
    return object;
  }
}
