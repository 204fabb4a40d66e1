package dev.cadenza.dynamodb.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.item.Consumed;
import dev.cadenza.dynamodb.item.Detail;
import dev.cadenza.dynamodb.table.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The consumed capacity of a request, by table. */
final class ConsumedList {
  private final boolean transaction;
  private final Map<String, Consumed> tables = new LinkedHashMap<>();

  ConsumedList(boolean transaction) {
    this.transaction = transaction;
  }

  Consumed of(Table table) {
    return tables.computeIfAbsent(table.name(), name -> new Consumed(table, transaction));
  }

  void write(JsonGenerator json, Detail detail) throws IOException {
    if (detail == Detail.NONE) {
      return;
    }
    json.writeArrayFieldStart("ConsumedCapacity");
    for (Consumed consumed : tables.values()) {
      consumed.write(json, detail);
    }
    json.writeEndArray();
  }
}
