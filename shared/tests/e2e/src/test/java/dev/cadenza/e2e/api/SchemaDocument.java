package dev.cadenza.e2e.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cadenza.e2e.support.Http;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API's description, as a platform serves it. */
public record SchemaDocument(JsonNode root) {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

  public static SchemaDocument fetch() {
    return new SchemaDocument(Http.anonymous().get("/api/schema/").json());
  }

  /** A method and a path, as the description has it. */
  public record Operation(String method, String path, JsonNode node) {
    /** The same for every spelling of the path: {@code GET /api/jobs/{}/}. */
    String key() {
      return key(method, path);
    }

    static String key(String method, String path) {
      String plain = VARIABLE.matcher(path).replaceAll("{}").replaceAll("/+$", "");
      return method + " " + plain + (plain.endsWith(".json") ? "" : "/");
    }

    public boolean isOpen() {
      return node.path("security").isArray() && node.path("security").isEmpty();
    }

    private boolean matches(String sent) {
      String literal = VARIABLE.matcher(path).replaceAll("\\\\E[^/]+\\\\Q");
      return sent.matches("\\Q" + literal.replaceAll("/+$", "") + "\\E/?");
    }
  }

  public List<Operation> operations() {
    return root.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .map(
                        operation ->
                            new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue())))
        .toList();
  }

  /** The operation that a request is for, if the description has one. */
  Optional<Operation> operation(String method, String path) {
    return operations().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> operation.matches(path.replaceAll("\\?.*", "")))
        .findFirst();
  }

  Set<Integer> statuses(Operation operation) {
    return operation.node().path("responses").properties().stream()
        .map(answer -> Integer.valueOf(answer.getKey()))
        .collect(Collectors.toSet());
  }

  JsonNode schema(String name) {
    return root.at("/components/schemas/" + name);
  }

  /**
   * What is wrong with the body of an answer; a body that is empty must be one that is not
   * described.
   */
  List<String> faults(Operation operation, int status, String body) {
    JsonNode answer = resolved(operation.node().path("responses").path(Integer.toString(status)));
    JsonNode schema = answer.at("/content/application~1json/schema");
    if (schema.isMissingNode() || body.isEmpty()) {
      return Stream.of("described: " + schema + ", sent: " + body)
          .filter(_ -> schema.isMissingNode() != body.isEmpty())
          .toList();
    }
    return faults(schema, body);
  }

  /** What is wrong with a value by a schema of this description. */
  List<String> faults(JsonNode schema, String value) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", root.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString())
        .validate(value, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** What a reference leads to; the node itself if it is none. */
  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
  }
}
