package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.e2e.api.SchemaDocument;
import dev.cadenza.e2e.api.SchemaDocument.Operation;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of requests, as the description has them. */
record RequestFields(SchemaDocument schema) {
  /** The names of the fields of all its bodies. */
  Set<String> of(Operation operation) {
    Set<String> fields =
        operation.node().at("/requestBody/content").properties().stream()
            .flatMap(content -> properties(content.getValue().path("schema")))
            .collect(Collectors.toSet());
    assertThat(fields.stream().filter(this::isReference))
        .as("references that ValidBodies knows")
        .isSubsetOf(ValidBodies.REFERENCES);
    return fields;
  }

  private boolean isReference(String field) {
    return schema.root().path("components").path("schemas").properties().stream()
        .filter(named -> named.getKey().matches(".*(Fields|Changes|Replacement|Request)|New.*"))
        .map(named -> named.getValue().path("properties").path(field))
        .anyMatch(property -> property.toString().contains("#/components/schemas/Id"));
  }

  private Stream<String> properties(JsonNode node) {
    JsonNode whole = schema.resolved(node);
    Stream<String> own = whole.path("properties").properties().stream().map(Map.Entry::getKey);
    Stream<String> choices =
        Stream.of("oneOf", "anyOf", "allOf")
            .flatMap(kind -> whole.path(kind).valueStream())
            .flatMap(this::properties);
    return Stream.concat(own, choices);
  }
}
