package dev.cadenza.dynamodb.control;

import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The constraints on the parameters of tables and indexes. */
final class TableConstraints {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final int MAX_KEY_NAME = 255;

  private final Parameters request;
  private final Constraints constraints;

  TableConstraints(Parameters request, Constraints constraints) {
    this.request = request;
    this.constraints = constraints;
  }

  void check() {
    billing();
    attributes();
    if (request.has("KeySchema")) {
      keySchema(request, "keySchema");
    }
    indexes("LocalSecondaryIndexes", "localSecondaryIndexes");
    indexes("GlobalSecondaryIndexes", "globalSecondaryIndexes");
    List<Parameters> updates = request.objects("GlobalSecondaryIndexUpdates");
    for (int i = 0; i < updates.size(); i++) {
      update(updates.get(i), "globalSecondaryIndexUpdates." + (i + 1) + ".member.");
    }
    constraints.check();
    tableClass();
  }

  private void tableClass() {
    List<String> classes = List.of("STANDARD", "STANDARD_INFREQUENT_ACCESS");
    if (request.text("TableClass").filter(name -> !classes.contains(name)).isPresent()) {
      throw DynamoDbException.validation(
          "Invalid table-class parameter provided. Please try again with a valid table-class"
              + " value: "
              + classes
              + ".");
    }
  }

  private void billing() {
    constraints.oneOf(
        request.text("BillingMode"), "billingMode", List.of("PROVISIONED", "PAY_PER_REQUEST"));
    throughput(request, "provisionedThroughput");
    request
        .object("StreamSpecification")
        .ifPresent(
            stream -> {
              constraints.present(stream.has("StreamEnabled"), "streamSpecification.streamEnabled");
              constraints.oneOf(
                  stream.text("StreamViewType"),
                  "streamSpecification.streamViewType",
                  List.of("NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"));
            });
  }

  private void throughput(Parameters owner, String path) {
    owner
        .object("ProvisionedThroughput")
        .ifPresent(
            throughput -> {
              units(throughput, "WriteCapacityUnits", path + ".writeCapacityUnits");
              units(throughput, "ReadCapacityUnits", path + ".readCapacityUnits");
            });
  }

  private void units(Parameters throughput, String name, String path) {
    constraints.present(throughput.has(name), path);
    constraints.atLeast(throughput.number(name), path, 1);
  }

  private void attributes() {
    List<Parameters> attributes = request.objects("AttributeDefinitions");
    for (int i = 0; i < attributes.size(); i++) {
      String path = "attributeDefinitions." + (i + 1) + ".member.";
      attributeName(attributes.get(i), path + "attributeName");
      Optional<String> type = attributes.get(i).text("AttributeType");
      constraints.present(type.isPresent(), path + "attributeType");
      constraints.oneOf(type, path + "attributeType", List.of("B", "N", "S"));
    }
  }

  private void attributeName(Parameters owner, String path) {
    Optional<String> name = owner.text("AttributeName");
    constraints.present(name.isPresent(), path);
    constraints.length(name, path, 1, MAX_KEY_NAME);
  }

  private void keySchema(Parameters owner, String path) {
    List<Parameters> schema = owner.objects("KeySchema");
    constraints.size(schema.size(), owner.any("KeySchema").orElseThrow(), path, 1, most(path));
    for (int i = 0; i < schema.size(); i++) {
      String member = path + "." + (i + 1) + ".member.";
      attributeName(schema.get(i), member + "attributeName");
      Optional<String> type = schema.get(i).text("KeyType");
      constraints.present(type.isPresent(), member + "keyType");
      constraints.oneOf(type, member + "keyType", List.of("HASH", "RANGE"));
    }
  }

  /** Global indexes may have four attributes in the hash and in the range key. */
  private static int most(String path) {
    return path.startsWith("global") ? 8 : 2;
  }

  private void indexes(String name, String path) {
    List<Parameters> indexes = request.objects(name);
    for (int i = 0; i < indexes.size(); i++) {
      index(indexes.get(i), path + "." + (i + 1) + ".member.");
    }
  }

  private void index(Parameters index, String path) {
    indexName(index, path + "indexName");
    constraints.present(index.has("KeySchema"), path + "keySchema");
    if (index.has("KeySchema")) {
      keySchema(index, path + "keySchema");
    }
    throughput(index, path + "provisionedThroughput");
    Optional<Parameters> projection = index.object("Projection");
    constraints.present(projection.isPresent(), path + "projection");
    projection.ifPresent(value -> projection(value, path + "projection."));
  }

  private void projection(Parameters projection, String path) {
    constraints.oneOf(
        projection.text("ProjectionType"),
        path + "projectionType",
        List.of("ALL", "INCLUDE", "KEYS_ONLY"));
    List<String> names = projection.texts("NonKeyAttributes");
    if (projection.has("NonKeyAttributes")) {
      constraints.size(names.size(), names, path + "nonKeyAttributes", 1, 20);
    }
    for (int i = 0; i < names.size(); i++) {
      constraints.length(
          Optional.of(names.get(i)),
          path + "nonKeyAttributes." + (i + 1) + ".member",
          1,
          MAX_KEY_NAME);
    }
  }

  private void indexName(Parameters index, String path) {
    Optional<String> name = index.text("IndexName");
    constraints.present(name.isPresent(), path);
    constraints.length(name, path, 3, 255);
    constraints.pattern(name, path, NAME);
  }

  private void update(Parameters update, String path) {
    update.object("Create").ifPresent(index -> index(index, path + "create."));
    update.object("Delete").ifPresent(index -> indexName(index, path + "delete.indexName"));
    update
        .object("Update")
        .ifPresent(
            index -> {
              indexName(index, path + "update.indexName");
              throughput(index, path + "update.provisionedThroughput");
            });
  }
}
