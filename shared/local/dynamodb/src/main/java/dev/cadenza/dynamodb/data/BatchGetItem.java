package dev.cadenza.dynamodb.data;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.dynamodb.expression.Projection;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.item.Units;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Operation;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.table.Arns;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads up to a hundred items of one table or several, by their keys. */
public final class BatchGetItem implements Operation {
  private static final int MAX = 100;
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  private final Database database;

  public BatchGetItem(Database database) {
    this.database = database;
  }

  /**
   * The reads of one table.
   *
   * @param name in the request
   */
  private record Part(String name, boolean consistent, List<ItemRead> reads, Parameters request) {}

  /**
   * The results of one table.
   *
   * @param unread the keys that did not fit
   */
  private record Found(Part part, List<Map<String, AttributeValue>> items, List<ItemRead> unread) {}

  @Override
  public Reply run(Parameters request) {
    check(request);
    ConsumedList consumed = new ConsumedList(false);
    List<Found> found = database.read(() -> plan(request, consumed));
    return json -> write(json, request, found, consumed);
  }

  private static void check(Parameters request) {
    Constraints constraints = new Constraints();
    constraints.present(request.has("RequestItems"), "requestItems");
    Common.returnConsumedCapacity(constraints, request);
    Optional<Parameters> items = request.object("RequestItems");
    items.ifPresent(
        tables -> {
          constraints.size(tables.json().size(), tables.json(), "requestItems", 1, MAX);
          tables
              .json()
              .properties()
              .forEach(
                  table -> {
                    String path = "requestItems." + table.getKey() + ".member.keys";
                    List<Parameters> keys = Parameters.of(table.getValue()).objects("Keys");
                    constraints.present(table.getValue().hasNonNull("Keys"), path);
                    if (table.getValue().hasNonNull("Keys")) {
                      constraints.size(keys.size(), table.getValue().get("Keys"), path, 1, MAX);
                    }
                  });
        });
    constraints.check();
    int count = 0;
    for (JsonNode table : items.orElseThrow().json()) {
      count += table.get("Keys").size();
    }
    if (count > MAX) {
      throw validation("Too many items requested for the BatchGetItem call");
    }
  }

  private Function<Rows, List<Found>> plan(Parameters request, ConsumedList consumed) {
    List<Part> parts = new ArrayList<>();
    request
        .object("RequestItems")
        .orElseThrow()
        .json()
        .properties()
        .forEach(table -> parts.add(part(table.getKey(), Parameters.of(table.getValue()))));
    return rows -> {
      List<Found> all = new ArrayList<>();
      long room = MAX_BYTES;
      for (Part part : parts) {
        Found found = read(rows, part, room, consumed);
        room -= found.items().stream().mapToLong(Items::size).sum();
        all.add(found);
      }
      return all;
    };
  }

  private Part part(String name, Parameters request) {
    Optional<Projection> projection = ItemRead.projection(request);
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (Parameters key : request.objects("Keys")) {
      keys.add(Items.of(key.json()));
    }
    Set<Map<String, AttributeValue>> distinct = new HashSet<>(keys);
    if (distinct.size() < keys.size()) {
      throw validation("Provided list of item keys contains duplicates");
    }
    Table table = database.table(Arns.tableName(name));
    List<ItemRead> reads = keys.stream().map(key -> new ItemRead(table, key, projection)).toList();
    return new Part(name, request.flag("ConsistentRead").orElse(false), reads, request);
  }

  private static Found read(Rows rows, Part part, long room, ConsumedList consumed) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    List<ItemRead> unread = new ArrayList<>();
    long left = room;
    for (ItemRead read : part.reads()) {
      if (left <= 0) {
        unread.add(read);
        continue;
      }
      Optional<Map<String, AttributeValue>> item = read.find(rows);
      int size = item.map(Items::size).orElse(0);
      consumed.of(read.table()).read(Units.read(size, part.consistent()));
      left -= size;
      item.ifPresent(value -> items.add(read.shown(value)));
    }
    return new Found(part, items, unread);
  }

  private static void write(
      JsonGenerator json, Parameters request, List<Found> found, ConsumedList consumed)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("Responses");
    for (Found table : found) {
      json.writeArrayFieldStart(table.part().name());
      for (Map<String, AttributeValue> item : table.items()) {
        Items.write(item, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("UnprocessedKeys");
    for (Found table : found) {
      if (!table.unread().isEmpty()) {
        writeUnread(json, table);
      }
    }
    json.writeEndObject();
    consumed.write(json, Common.detail(request));
    json.writeEndObject();
  }

  /** The same request with fewer keys. */
  private static void writeUnread(JsonGenerator json, Found table) throws IOException {
    json.writeObjectFieldStart(table.part().name());
    for (Map.Entry<String, JsonNode> parameter : table.part().request().json().properties()) {
      if (!parameter.getKey().equals("Keys")) {
        json.writeFieldName(parameter.getKey());
        json.writeTree(parameter.getValue());
      }
    }
    json.writeArrayFieldStart("Keys");
    for (ItemRead read : table.unread()) {
      Items.write(read.key(), json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
