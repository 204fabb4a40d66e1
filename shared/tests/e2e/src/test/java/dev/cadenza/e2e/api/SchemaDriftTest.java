package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cadenza.e2e.api.SchemaDocument.Operation;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.http.wire.Wire;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The API's description and the code say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SchemaDriftTest {
  private final SchemaDocument schema = SchemaDocument.fetch();
  private final WireClient client = new WireClient(Platform.shared().httpUrl());

  @BeforeAll
  void makeThingsToAskFor() {
    client.prepare();
  }

  @Test
  void shouldDescribeWhatTheCodeServesAndNothingElse() {
    Set<String> described =
        schema.operations().stream().map(Operation::key).collect(Collectors.toSet());

    assertThat(described).isEqualTo(served());
  }

  /** Every method of the API's resources, from their annotations. */
  private static Set<String> served() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cadenza")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(SchemaDriftTest::served)
            // The page's own files are no part of the API.
            .filter(operation -> !operation.equals("GET /api/docs/{}/"))
            .filter(
                operation -> operation.contains(" /api/") || operation.contains(" /.well-known/"))
            .collect(Collectors.toSet());
  }

  private static Stream<String> served(JavaClass type) {
    return type.getMethods().stream()
        .flatMap(
            method -> verb(method).map(verb -> Operation.key(verb, path(type, method))).stream());
  }

  private static Optional<String> verb(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(annotation -> annotation.getRawType())
        .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
        .map(annotation -> annotation.getAnnotationOfType(HttpMethod.class).value())
        .findFirst();
  }

  private static String path(JavaClass type, JavaMethod method) {
    String base = type.getAnnotationOfType(Path.class).value();
    return method.isAnnotatedWith(Path.class)
        ? base + "/" + method.getAnnotationOfType(Path.class).value()
        : base;
  }

  Stream<Operation> operations() {
    return schema.operations().stream();
  }

  /** A route missing in the template is not routed to a function, and returns 404. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void shouldReachTheFunctionThatServesAnOperation(Operation operation) {
    String path = operation.path().replaceAll("\\{[^}]*}", "01ARZ3NDEKTSV4RRFFQ69G5FAV");

    Http.Answer answer =
        Http.anonymous().send(operation.method(), path, BodyPublishers.noBody(), Map.of());

    assertThat(answer.status()).isIn(operation.isOpen() ? Set.of(200, 400) : Set.of(401));
    assertThat(schema.statuses(operation)).contains(answer.status());
  }

  @ParameterizedTest
  @EnumSource
  void shouldDescribeTheParametersOfJobsAsTheyAreChecked(JobType type)
      throws JsonProcessingException {
    JsonNode checked = new ObjectMapper().readTree(Wire.write(JobParameters.of(type).schema()));
    String submission =
        schema.schema("NewJob").at("/discriminator/mapping/" + type.wire()).asText();

    JsonNode described = schema.root().at(submission.substring(1)).at("/properties");

    assertThat(described.at("/job_type/const").asText()).isEqualTo(type.wire());
    assertThat(schema.root().at(described.at("/parameters/$ref").asText().substring(1)))
        .isEqualTo(checked);
  }

  @Test
  void shouldGiveExamplesOfEveryTypeOfJobThatItWouldTake() {
    JsonNode body =
        schema
            .operation("POST", "/api/jobs/")
            .orElseThrow()
            .node()
            .at("/requestBody/content/application~1json");

    List<JsonNode> examples = body.path("examples").findValues("value");

    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(schema.faults(body.path("schema"), example.toString())).isEmpty());
    assertThat(examples.stream().map(example -> example.path("job_type").asText()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(JobType.values()).map(JobType::wire).toList());
  }

  Stream<WireCase> cases() throws IOException {
    return WireContractTest.cases()
        .filter(wire -> !wire.statuses().contains(405))
        .filter(wire -> schema.operation(wire.method(), wire.path()).isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldDescribeTheRecordedAnswers(WireCase wire) {
    HttpResponse<String> answer = client.send(wire);

    Operation operation = schema.operation(wire.method(), wire.path()).orElseThrow();
    assertThat(schema.statuses(operation)).contains(answer.statusCode());
    assertThat(schema.faults(operation, answer.statusCode(), answer.body())).isEmpty();
  }

  Stream<Operation> lists() {
    return schema.operations().stream()
        .filter(
            operation ->
                operation.method().equals("GET")
                    && !operation.path().contains("{")
                    && !operation.isOpen());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void shouldDescribeEveryList(Operation operation) {
    Http.Answer answer = Http.as(SampleUser.ADMIN).get(operation.path());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(schema.faults(operation, 200, answer.body())).isEmpty();
  }
}
