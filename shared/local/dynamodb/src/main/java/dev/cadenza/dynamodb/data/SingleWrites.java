package dev.cadenza.dynamodb.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.item.Consumed;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.item.Detail;
import dev.cadenza.dynamodb.item.WriteCost;
import dev.cadenza.dynamodb.protocol.Constraints;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** PutItem, UpdateItem and DeleteItem. */
public final class SingleWrites {
  private final Database database;

  public SingleWrites(Database database) {
    this.database = database;
  }

  private record Done(ItemWrite write, ItemWrite.Effect effect) {}

  public Reply put(Parameters request) {
    constraints(request, "Item", "item").check();
    ItemWrites.checkReturnValues(request);
    return run(request, ItemWrites::put);
  }

  public Reply delete(Parameters request) {
    constraints(request, "Key", "key").check();
    ItemWrites.checkReturnValues(request);
    return run(request, ItemWrites::delete);
  }

  public Reply update(Parameters request) {
    constraints(request, "Key", "key").check();
    return run(request, ItemWrites::update);
  }

  private static Constraints constraints(Parameters request, String name, String path) {
    Constraints constraints = Common.tableName(new Constraints(), request);
    constraints.present(request.has(name), path);
    constraints.oneOf(
        request.text("ReturnValues"),
        "returnValues",
        List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"));
    Common.returnOnFailure(constraints, request, "returnValuesOnConditionCheckFailure");
    Common.returnConsumedCapacity(constraints, request);
    return Common.returnItemCollectionMetrics(constraints, request);
  }

  private Reply run(Parameters request, Function<Parameters, ItemWrites.Draft> reader) {
    ItemWrites.Draft draft = reader.apply(request);
    Done done =
        database.write(
            () -> {
              ItemWrite write = draft.bind(database.table(Common.table(request)));
              return changes -> {
                ItemWrite.Effect effect = write.evaluate(changes);
                write.store(changes, effect);
                return new Done(write, effect);
              };
            });
    return json -> write(json, request, done);
  }

  private static void write(JsonGenerator json, Parameters request, Done done) throws IOException {
    json.writeStartObject();
    Map<String, AttributeValue> shown =
        shown(request.text("ReturnValues").orElse("NONE"), done.effect());
    if (!shown.isEmpty()) {
      Common.writeItem(json, "Attributes", shown);
    }
    Detail detail = Common.detail(request);
    if (detail != Detail.NONE) {
      Consumed consumed = new Consumed(done.write().table(), false);
      WriteCost.add(consumed, done.write().table(), done.effect().before(), done.effect().after());
      json.writeFieldName("ConsumedCapacity");
      consumed.write(json, detail);
    }
    if (ItemCollections.asked(request) && ItemCollections.has(done.write().table())) {
      json.writeFieldName("ItemCollectionMetrics");
      ItemCollections.write(json, done.write());
    }
    json.writeEndObject();
  }

  private static Map<String, AttributeValue> shown(String asked, ItemWrite.Effect effect) {
    return switch (asked) {
      case "ALL_OLD" -> effect.before().orElse(Map.of());
      case "ALL_NEW" -> effect.after().orElse(Map.of());
      case "UPDATED_OLD" -> effect.updatedOld();
      case "UPDATED_NEW" -> effect.updatedNew();
      default -> Map.of();
    };
  }
}
