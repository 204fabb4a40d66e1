package dev.cadenza.dynamodb.data;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.item.Detail;
import dev.cadenza.dynamodb.item.KeyRules;
import dev.cadenza.dynamodb.item.WriteCost;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Operation;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.store.Changes;
import dev.cadenza.dynamodb.table.Arns;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** BatchWriteItem. All writes are in one commit, a stronger guarantee than the service's. */
public final class BatchWriteItem implements Operation {
  private static final int MAX = 25;

  private final Database database;

  public BatchWriteItem(Database database) {
    this.database = database;
  }

  private record Done(ItemWrite write, ItemWrite.Effect effect) {}

  @Override
  public Reply run(Parameters request) {
    check(request);
    Map<String, List<Done>> done = database.write(() -> plan(request));
    return json -> write(json, request, done);
  }

  private static void check(Parameters request) {
    Constraints constraints = new Constraints();
    constraints.present(request.has("RequestItems"), "requestItems");
    Common.returnConsumedCapacity(constraints, request);
    Common.returnItemCollectionMetrics(constraints, request);
    Optional<Parameters> items = request.object("RequestItems");
    items.ifPresent(
        tables -> constraints.size(tables.json().size(), tables.json(), "requestItems", 1, MAX));
    constraints.check();
    int count = 0;
    for (Map.Entry<String, JsonNode> table : items.orElseThrow().json().properties()) {
      List<Parameters> writes = items.get().objects(table.getKey());
      if (writes.isEmpty() || writes.size() > MAX) {
        throw validation(
            "1 validation error detected: Value '"
                + items.get().json()
                + "' at 'requestItems' failed to satisfy constraint: Map value must satisfy"
                + " constraint: [Member must have length less than or equal to 25, Member must"
                + " have length greater than or equal to 1]");
      }
      count += writes.size();
    }
    if (count > MAX) {
      throw validation("Too many items requested for the BatchWriteItem call");
    }
  }

  private Function<Changes, Map<String, List<Done>>> plan(Parameters request) {
    Map<String, List<ItemWrite>> plans = new LinkedHashMap<>();
    Parameters tables = request.object("RequestItems").orElseThrow();
    for (Map.Entry<String, JsonNode> table : tables.json().properties()) {
      plans.put(table.getKey(), writes(table.getKey(), tables.objects(table.getKey())));
    }
    return changes -> {
      Map<String, List<Done>> done = new LinkedHashMap<>();
      plans.forEach(
          (table, writes) -> {
            List<Done> ofTable = new ArrayList<>();
            for (ItemWrite write : writes) {
              ItemWrite.Effect effect = write.evaluate(changes);
              write.store(changes, effect);
              ofTable.add(new Done(write, effect));
            }
            done.put(table, ofTable);
          });
      return done;
    };
  }

  private List<ItemWrite> writes(String name, List<Parameters> requests) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (Parameters request : requests) {
      checkOne(request);
      items.add(
          request.has("PutRequest")
              ? Common.item(request.object("PutRequest").orElseThrow(), "Item")
              : Common.item(request.object("DeleteRequest").orElseThrow(), "Key"));
    }
    Table table = database.table(Arns.tableName(name));
    List<ItemWrite> writes = new ArrayList<>();
    Set<Map<String, AttributeValue>> keys = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      ItemWrite write =
          requests.get(i).has("PutRequest")
              ? put(table, items.get(i))
              : ItemWrites.delete(table, items.get(i));
      if (!keys.add(write.key())) {
        throw validation("Provided list of item keys contains duplicates");
      }
      writes.add(write);
    }
    return writes;
  }

  /** Unlike PutItem, it reports a missing key like a key of another type. */
  private static ItemWrite put(Table table, Map<String, AttributeValue> item) {
    if (!KeyRules.fits(table.keys(), item)) {
      throw validation(KeyRules.NO_MATCH);
    }
    return ItemWrites.put(table, item, Optional.empty(), false);
  }

  private static void checkOne(Parameters request) {
    boolean puts = request.has("PutRequest");
    boolean deletes = request.has("DeleteRequest");
    if (puts == deletes) {
      throw validation(
          puts
              ? "Supplied AttributeValue has more than one datatypes set, must contain exactly one"
                  + " of the supported datatypes"
              : "Supplied AttributeValue is empty, must contain exactly one of the supported"
                  + " datatypes");
    }
    new Constraints()
        .present(
            !puts || request.object("PutRequest").orElseThrow().has("Item"),
            "requestItems.member.putRequest.item")
        .present(
            !deletes || request.object("DeleteRequest").orElseThrow().has("Key"),
            "requestItems.member.deleteRequest.key")
        .check();
  }

  private static void write(JsonGenerator json, Parameters request, Map<String, List<Done>> done)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("UnprocessedItems");
    json.writeEndObject();
    if (ItemCollections.asked(request)) {
      ItemCollections.write(
          json, done.values().stream().flatMap(List::stream).map(Done::write).toList());
    }
    if (Common.detail(request) != Detail.NONE) {
      consumed(done).write(json, Common.detail(request));
    }
    json.writeEndObject();
  }

  private static ConsumedList consumed(Map<String, List<Done>> done) {
    ConsumedList consumed = new ConsumedList(false);
    for (List<Done> writes : done.values()) {
      for (Done each : writes) {
        Table table = each.write().table();
        WriteCost.add(consumed.of(table), table, each.effect().before(), each.effect().after());
      }
    }
    return consumed;
  }
}
