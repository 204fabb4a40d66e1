package dev.cadenza.dynamodb.data;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.expression.Projection;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.item.Units;
import dev.cadenza.dynamodb.protocol.Operation;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** TransactGetItems: a consistent snapshot of all items. */
public final class TransactGetItems implements Operation {
  private final Database database;

  public TransactGetItems(Database database) {
    this.database = database;
  }

  private record Draft(
      String table, Map<String, AttributeValue> key, Optional<Projection> projection) {}

  private record Found(ItemRead read, Optional<Map<String, AttributeValue>> item) {}

  @Override
  public Reply run(Parameters request) {
    List<Draft> drafts = TransactionParameters.gets(request).stream().map(this::draft).toList();
    List<Found> found = database.readSnapshot(() -> plan(drafts));
    return json -> write(json, request, found);
  }

  private Draft draft(Parameters get) {
    Optional<Projection> projection = ItemRead.projection(get);
    return new Draft(Common.table(get), Common.item(get, "Key"), projection);
  }

  private Function<Rows, List<Found>> plan(List<Draft> drafts) {
    List<ItemRead> reads = new ArrayList<>();
    Set<Object> keys = new HashSet<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Table table = database.table(draft.table());
      try {
        reads.add(new ItemRead(table, draft.key(), draft.projection()));
      } catch (DynamoDbException failure) {
        throw Cancellation.of(drafts.size(), i, failure);
      }
      if (!keys.add(List.of(draft.table(), draft.key()))) {
        throw validation("Transaction request cannot include multiple operations on one item");
      }
    }
    return rows -> reads.stream().map(read -> new Found(read, read.find(rows))).toList();
  }

  private static void write(JsonGenerator json, Parameters request, List<Found> found)
      throws IOException {
    ConsumedList consumed = new ConsumedList(true);
    json.writeStartObject();
    json.writeArrayFieldStart("Responses");
    for (Found each : found) {
      int size = each.item().map(Items::size).orElse(0);
      consumed.of(each.read().table()).read(Units.read(size, true));
      json.writeStartObject();
      if (each.item().isPresent()) {
        Common.writeItem(json, "Item", each.read().shown(each.item().get()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    consumed.write(json, Common.detail(request));
    json.writeEndObject();
  }
}
