package dev.cadenza.dynamodb.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.expression.Projection;
import dev.cadenza.dynamodb.item.Consumed;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.item.Detail;
import dev.cadenza.dynamodb.item.Units;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Operation;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads one item by its key. */
public final class GetItem implements Operation {
  private final Database database;

  public GetItem(Database database) {
    this.database = database;
  }

  private record Found(ItemRead read, Optional<Map<String, AttributeValue>> item) {}

  @Override
  public Reply run(Parameters request) {
    Constraints constraints = Common.tableName(new Constraints(), request);
    constraints.present(request.has("Key"), "key");
    Common.returnConsumedCapacity(constraints, request).check();
    boolean consistent = request.flag("ConsistentRead").orElse(false);
    Found found =
        database.read(
            () -> {
              ItemRead read = plan(request);
              return rows -> new Found(read, read.find(rows));
            });
    return json -> write(json, Common.detail(request), found, consistent);
  }

  private ItemRead plan(Parameters request) {
    Optional<Projection> projection = ItemRead.projection(request);
    Map<String, AttributeValue> key = Common.item(request, "Key");
    return new ItemRead(database.table(Common.table(request)), key, projection);
  }

  private static void write(JsonGenerator json, Detail detail, Found found, boolean consistent)
      throws IOException {
    json.writeStartObject();
    if (found.item().isPresent()) {
      Common.writeItem(json, "Item", found.read().shown(found.item().get()));
    }
    if (detail != Detail.NONE) {
      Consumed consumed = new Consumed(found.read().table(), false);
      consumed.read(Units.read(found.item().map(Items::size).orElse(0), consistent));
      json.writeFieldName("ConsumedCapacity");
      consumed.write(json, detail);
    }
    json.writeEndObject();
  }
}
