package dev.cadenza.dynamodb.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.expression.KeyCondition;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ItemCollectionMetrics of tables with local indexes. Collections are unlimited here, so all
 * are reported as small.
 */
final class ItemCollections {
  private ItemCollections() {}

  static boolean asked(Parameters request) {
    return request.text("ReturnItemCollectionMetrics").filter("SIZE"::equals).isPresent();
  }

  static boolean has(Table table) {
    return !table.indexes().stream().allMatch(Index::global);
  }

  static void write(JsonGenerator json, ItemWrite write) throws IOException {
    KeyCondition.Key hash = write.table().keys().hash().getFirst();
    Map<String, AttributeValue> key = Map.of(hash.attribute(), write.key().get(hash.attribute()));
    json.writeStartObject();
    Common.writeItem(json, "ItemCollectionKey", key);
    json.writeArrayFieldStart("SizeEstimateRangeGB");
    json.writeNumber(0.0);
    json.writeNumber(1.0);
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The metrics of all tables with local indexes, by table. */
  static void write(JsonGenerator json, List<ItemWrite> writes) throws IOException {
    Map<String, List<ItemWrite>> tables = new LinkedHashMap<>();
    for (ItemWrite write : writes) {
      if (has(write.table())) {
        tables.computeIfAbsent(write.table().name(), name -> new ArrayList<>()).add(write);
      }
    }
    json.writeObjectFieldStart("ItemCollectionMetrics");
    for (Map.Entry<String, List<ItemWrite>> table : tables.entrySet()) {
      json.writeArrayFieldStart(table.getKey());
      for (ItemWrite write : table.getValue()) {
        write(json, write);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
