package dev.cadenza.dynamodb.control;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.table.Arns;
import dev.cadenza.dynamodb.table.Catalog;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** TagResource, UntagResource and ListTagsOfResource, for tables. */
public final class Tags {
  private static final int MAX = 50;
  private static final int MAX_KEY = 128;
  private static final int MAX_VALUE = 256;
  private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private final Database database;

  public Tags(Database database) {
    this.database = database;
  }

  public Reply tag(Parameters request) {
    String name = tableName(request, request.has("Tags"), "tags");
    if (request.objects("Tags").isEmpty()) {
      throw validation("Atleast one Tag needs to be provided as Input.");
    }
    check(request);
    change(
        request,
        name,
        tags -> {
          request
              .objects("Tags")
              .forEach(
                  tag -> tags.put(tag.text("Key").orElseThrow(), tag.text("Value").orElseThrow()));
          if (tags.size() > MAX) {
            throw tooMany();
          }
        });
    return Reply.empty();
  }

  public Reply untag(Parameters request) {
    String name = tableName(request, request.has("TagKeys"), "tagKeys");
    change(request, name, tags -> tags.keySet().removeAll(request.texts("TagKeys")));
    return Reply.empty();
  }

  public Reply list(Parameters request) {
    String name = tableName(request, true, "");
    Table table = database.catalog().find(name).orElseThrow(() -> missing(request));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("Tags", json(read(table)));
    return Reply.of(answer);
  }

  private static String tableName(Parameters request, boolean present, String other) {
    Optional<String> arn = request.text("ResourceArn");
    new Constraints()
        .present(arn.isPresent(), "resourceArn")
        .present(present, other)
        .length(arn, "resourceArn", 1, 1283)
        .check();
    String text = arn.orElseThrow();
    if (!text.startsWith("arn:")) {
      throw validation("Invalid TableArn: ARNs must start with 'arn:': " + text);
    }
    if (!text.contains(":table/") || text.contains("/index/")) {
      throw validation(
          "One or more parameter values were invalid: Invalid resource arn provided, only table or"
              + " stream is accepted. Provided resource arn: "
              + text);
    }
    return Arns.tableName(text);
  }

  private interface Change {
    void apply(Map<String, String> tags);
  }

  private void change(Parameters request, String name, Change change) {
    database
        .catalog()
        .edit(
            edit -> {
              Table table = edit.find(name).orElseThrow(() -> missing(request));
              Map<String, String> tags = read(table);
              change.apply(tags);
              ObjectNode definition = table.definition().deepCopy();
              definition.set("Tags", json(tags));
              return store(edit, definition);
            });
  }

  private static Table store(Catalog.Edit edit, ObjectNode definition) {
    Table table = Table.of(definition);
    edit.put(table);
    return table;
  }

  private static DynamoDbException missing(Parameters request) {
    return new DynamoDbException(
        "ResourceNotFoundException",
        "Requested resource not found: ResourcArn: "
            + request.text("ResourceArn").orElse("")
            + " not found");
  }

  private static Map<String, String> read(Table table) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (JsonNode tag : table.definition().path("Tags")) {
      tags.put(tag.get("Key").textValue(), tag.get("Value").textValue());
    }
    return tags;
  }

  private static ArrayNode json(Map<String, String> tags) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
    return list;
  }

  /**
   * The tags of the parameter Tags.
   *
   * @throws DynamoDbException for an invalid tag, or too many tags
   */
  static void check(Parameters request) {
    Constraints constraints = new Constraints();
    List<Parameters> tags = request.objects("Tags");
    for (int i = 0; i < tags.size(); i++) {
      String path = "tags." + (i + 1) + ".member.";
      text(constraints, tags.get(i).text("Key"), path + "key", 1, MAX_KEY);
      text(constraints, tags.get(i).text("Value"), path + "value", 0, MAX_VALUE);
    }
    constraints.check();
    if (tags.size() > MAX) {
      throw tooMany();
    }
  }

  private static void text(
      Constraints constraints, Optional<String> text, String path, int least, int most) {
    constraints.present(text.isPresent(), path);
    constraints.length(text, path, least, most);
    constraints.pattern(text, path, TEXT);
  }

  private static DynamoDbException tooMany() {
    return validation(
        "One or more parameter values were invalid: Too many tags: a resource can have at most "
            + MAX);
  }
}
