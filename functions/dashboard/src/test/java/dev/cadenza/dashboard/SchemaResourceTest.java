package dev.cadenza.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.http.wire.Wire;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaResourceTest {
  private final JsonNode document = read();

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(ApiDescription.json());
    } catch (IOException e) {
      throw new AssertionError("The description is no JSON", e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/schema", "/api/schema/"})
  void shouldServeOpenApi(String path) {
    Exchange answer = Exchange.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    assertThat(answer.text()).startsWith("{\"openapi\":\"3.1.");
    assertThat(answer.body()).isEqualTo(ApiDescription.json());
  }

  @Test
  void shouldPointOnlyAtWhatIsThere() {
    List<String> references = document.findValuesAsText("$ref");

    assertThat(references).hasSizeGreaterThan(100);
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void shouldUseEveryPart() {
    List<String> references = document.findValuesAsText("$ref");

    for (String room : List.of("schemas", "responses", "parameters", "headers")) {
      assertThat(names(document.at("/components/" + room)))
          .allSatisfy(name -> assertThat(references).contains("#/components/" + room + "/" + name));
    }
  }

  @Test
  void shouldNameAndDescribeEveryOperation() {
    List<JsonNode> operations = document.at("/paths").findParents("operationId");

    assertThat(operations).isNotEmpty();
    assertThat(operations)
        .allSatisfy(
            operation -> {
              assertThat(operation.path("summary").asText()).isNotBlank();
              assertThat(document.at("/tags").findValuesAsText("name"))
                  .contains(operation.at("/tags/0").asText());
            });
    assertThat(operations)
        .extracting(operation -> operation.path("operationId").asText())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeTheParametersOfJobsFromTheirTable(JobType type) throws IOException {
    JsonNode schema = document.at("/components/schemas/" + SubmissionSchemas.parametersOf(type));

    assertThat(schema)
        .isEqualTo(new ObjectMapper().readTree(Wire.write(JobParameters.of(type).schema())));
    assertThat(document.at("/components/schemas/NewJob/discriminator/mapping").has(type.wire()))
        .isTrue();
    assertThat(document.at("/components/schemas/JobType/enum").toString())
        .contains('"' + type.wire() + '"');
  }

  private static Stream<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false);
  }
}
