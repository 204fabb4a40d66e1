package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.e2e.api.SchemaDocument;
import dev.cadenza.e2e.api.SchemaDocument.Operation;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.platform.SampleUser;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No one reaches another person's things, by any path and method of the served description: a new
 * operation is tried as soon as it is described. Each test compares the owner's things before and
 * after.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Set<String> ALL_METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY");

  private final SchemaDocument schema = SchemaDocument.fetch();
  private final Http admin = Http.as(SampleUser.ADMIN);
  private final Http editor = Http.as(SampleUser.EDITOR);
  private final Http viewer = Http.as(SampleUser.VIEWER);
  private final Http garbage = Http.bearer("e30.e30.e30");
  private Belongings theirs;
  private ValidBodies bodies;
  private Map<String, String> before;

  @BeforeAll
  void make() {
    theirs = Belongings.make(SampleUser.OTHER_EDITOR);
    bodies = ValidBodies.of(editor);
    before = theirs.state();
  }

  Stream<Operation> items() {
    return schema.operations().stream().filter(operation -> operation.path().contains("{"));
  }

  Stream<Operation> others() {
    return schema.operations().stream().filter(operation -> !operation.path().contains("{"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("items")
  void shouldRefuseAnotherPersonsThings(Operation operation) {
    String body = bodies.of(operation);
    for (Map<String, String> variables : theirs.of(operation.path())) {
      String path = filled(operation.path(), variables);
      for (String each : List.of(path, path.replaceAll("/$", ""))) {
        assertThat(send(editor, operation.method(), each, body)).isIn(403, 404);
        assertThat(send(viewer, operation.method(), each, body)).isIn(403, 404);
        assertThat(send(Http.anonymous(), operation.method(), each, body)).isEqualTo(401);
        assertThat(send(garbage, operation.method(), each, body)).isEqualTo(401);
      }
    }
    assertThat(theirs.state()).isEqualTo(before);
  }

  private static String filled(String path, Map<String, String> variables) {
    String filled = path;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    assertThat(filled).as("a value for each variable").doesNotContain("{");
    return filled;
  }

  private int send(Http who, String method, String path, String body) {
    Answer answer = who.send(method, path, publisher(body), Map.of());
    assertThat(answer.body()).as(method + " " + path).doesNotContain(Belongings.MARK);
    return answer.status();
  }

  private static BodyPublisher publisher(String body) {
    return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
  }

  /** What a test that found only refusals would not notice: that the requests were good ones. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("items")
  void shouldTryRequestsThatTheOwnerMaySend(Operation operation) {
    String path = filled(operation.path(), bodies.own(operation.path()));

    Answer answer =
        (operation.path().startsWith("/api/profiles/") ? admin : editor)
            .send(operation.method(), path, publisher(bodies.of(operation)), Map.of());

    assertThat(answer.status())
        .as(operation.method() + " " + path + ": " + answer.body())
        .isIn(bodies.expected(operation));
  }

  @Test
  void shouldRefuseChangesOfWhatIsShared() {
    for (String path :
        List.of("/api/settings/" + theirs.shared() + "/", "/api/voices/flite/slt/")) {
      assertThat(editor.get(path).status()).isEqualTo(200);
      for (String method : List.of("PUT", "PATCH", "DELETE")) {
        for (Http who : List.of(editor, viewer)) {
          Answer answer =
              who.send(
                  method,
                  path,
                  BodyPublishers.ofString("{\"key\": \"of-everyone\", \"value\": 2}"),
                  Map.of());
          assertThat(answer.status()).as(method + " " + path).isIn(403, 404, 405);
        }
      }
    }
    assertThat(theirs.state()).isEqualTo(before);
  }

  /** Also the methods that a path does not have. */
  @Test
  void shouldRefuseEveryOtherMethod() {
    Map<String, Set<String>> described =
        schema.operations().stream()
            .collect(
                Collectors.groupingBy(
                    Operation::path, Collectors.mapping(Operation::method, Collectors.toSet())));
    described.forEach(
        (template, methods) -> {
          List<Map<String, String>> targets =
              template.contains("{") ? theirs.of(template) : List.of(Map.of());
          for (Map<String, String> variables : targets) {
            String path = filled(template, variables);
            ALL_METHODS.stream()
                .filter(method -> !methods.contains(method))
                .forEach(method -> tryOther(method, path, methods));
          }
        });
    assertThat(theirs.state()).isEqualTo(before);
  }

  private void tryOther(String method, String path, Set<String> described) {
    Answer answer = editor.send(method, path, BodyPublishers.noBody(), Map.of());
    assertThat(answer.headers().toString() + answer.body()).doesNotContain(Belongings.MARK);
    boolean harmless =
        method.equals("OPTIONS") || (method.equals("HEAD") && described.contains("GET"));
    if (!harmless || (method.equals("HEAD") && path.matches(".*[0-9A-Z]{26}.*"))) {
      assertThat(answer.status()).as(method + " " + path).isIn(401, 403, 404, 405, 501);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void shouldKeepOthersThingsOutOfLists(Operation operation) {
    if (!operation.method().equals("GET")) {
      return;
    }
    for (Http who : List.of(editor, viewer)) {
      assertThat(who.get(operation.path()).body())
          .doesNotContain(theirs.identifiers())
          .doesNotContain(Belongings.MARK);
    }
    for (JsonNode parameter : operation.node().path("parameters")) {
      String name = schema.resolved(parameter).path("name").asText();
      Stream.concat(
              theirs.identifiers().stream(), Stream.of("kept", "cloned", "-created_at", "100"))
          .forEach(value -> search(operation.path(), name, value));
    }
  }

  private void search(String path, String name, String value) {
    String query = "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    Answer answer = editor.get(path + query);
    assertThat(answer.status()).as(path + query).isIn(200, 400, 404);
    JsonNode results = answer.json().path("results");
    assertThat(results.toString())
        .as(path + query)
        .doesNotContain(theirs.identifiers())
        .doesNotContain(Belongings.MARK);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void shouldLetNoViewerAndNoStrangerCreate(Operation operation) {
    if (operation.isOpen()) {
      return;
    }
    String body = bodies.of(operation);
    assertThat(send(Http.anonymous(), operation.method(), operation.path(), body)).isEqualTo(401);
    assertThat(send(garbage, operation.method(), operation.path(), body)).isEqualTo(401);
    if (!operation.method().equals("GET")) {
      // A setting is a person's own, whatever the role.
      Set<Integer> refused =
          operation.path().equals("/api/settings/") ? Set.of(201, 403) : Set.of(403);
      assertThat(send(viewer, operation.method(), operation.path(), body)).isIn(refused);
    }
  }

  Stream<Operation> writes() {
    return schema.operations().stream()
        .filter(operation -> !operation.isOpen())
        .filter(operation -> operation.node().has("requestBody"));
  }

  /** Puts the owner's identifiers into every field of every request about one's own things. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void shouldNotReferToAnotherPersonsThings(Operation operation) throws JsonProcessingException {
    if (operation.path().startsWith("/api/profiles/")) {
      return; // All fields are texts of one's own.
    }
    String path = filled(operation.path(), bodies.own(operation.path()));
    Map<String, Object> valid = bodies.fields(operation);
    for (String field : new RequestFields(schema).of(operation)) {
      for (String id : theirs.identifiers()) {
        Map<String, Object> body = new HashMap<>(valid);
        body.put(field, field.equals("parameters") ? Map.of("text", "a", "voice", id) : id);
        Answer answer =
            editor.send(
                operation.method(),
                path,
                BodyPublishers.ofString(JSON.writeValueAsString(body)),
                Map.of());
        assertThat(answer.body()).doesNotContain(Belongings.MARK);
        if (ValidBodies.REFERENCES.contains(field)
            || (id.startsWith("cloned/") && field.equals("parameters"))) {
          assertThat(answer.status()).as(operation + " " + body).isIn(200, 400, 403, 404);
          assertThat(answer.json().path(field).toString()).doesNotContain("\"" + id + "\"");
        }
      }
    }
    assertThat(theirs.state()).isEqualTo(before);
  }

  @Test
  void shouldPushNothingToOthers() {
    for (String job : List.of(theirs.finished(), theirs.waiting())) {
      for (Http who : List.of(editor, viewer, garbage)) {
        assertThatThrownBy(() -> Socket.open("/jobs/" + job + "/", who))
            .hasCauseInstanceOf(WebSocketHandshakeException.class);
      }
    }
    String cursor =
        theirs
            .owner()
            .get("/api/jobs/" + theirs.finished() + "/events/")
            .json()
            .at("/results/0/cursor")
            .asText();
    for (Http who : List.of(editor, viewer)) {
      try (Socket socket = Socket.open("/jobs/", who)) {
        for (List<String> jobs : List.of(List.of("*"), List.of(theirs.finished()))) {
          socket.send(Map.of("action", "subscribe", "jobs", jobs, "since", cursor));
        }
        socket.next("error");
        socket.ask(Map.of("action", "ping"), "pong");
        assertThat(socket.jobsSeen()).doesNotContain(theirs.finished(), theirs.waiting());
      }
    }
  }
}
