package dev.cadenza.dynamodb.item;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.Table;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The capacity units that a request consumed of a table and its indexes. */
public final class Consumed {
  private final String table;
  private final boolean transaction;
  private double read;
  private double written;
  private final Map<String, Double> local = new TreeMap<>();
  private final Map<String, Double> global = new TreeMap<>();

  /**
   * @param transaction doubles the cost
   */
  public Consumed(Table table, boolean transaction) {
    this.table = table.name();
    this.transaction = transaction;
  }

  private double factor() {
    return transaction ? 2 : 1;
  }

  public void read(double units) {
    read += units * factor();
  }

  public void write(double units) {
    written += units * factor();
  }

  /** The units of an index, read or written. */
  public void index(Index index, double units) {
    if (units > 0) {
      (index.global() ? global : local).merge(index.name(), units * factor(), Double::sum);
    }
  }

  private double total() {
    return read + written + sum(local) + sum(global);
  }

  private static double sum(Map<String, Double> units) {
    return units.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Writes the JSON object. */
  public void write(JsonGenerator json, Detail detail) throws IOException {
    json.writeStartObject();
    json.writeStringField("TableName", table);
    units(json, total());
    if (detail == Detail.INDEXES) {
      json.writeObjectFieldStart("Table");
      units(json, read + written);
      json.writeEndObject();
      indexes(json, "LocalSecondaryIndexes", local);
      indexes(json, "GlobalSecondaryIndexes", global);
    }
    json.writeEndObject();
  }

  private void units(JsonGenerator json, double units) throws IOException {
    json.writeNumberField("CapacityUnits", units);
    if (transaction) {
      json.writeNumberField(read > 0 ? "ReadCapacityUnits" : "WriteCapacityUnits", units);
    }
  }

  private void indexes(JsonGenerator json, String name, Map<String, Double> units)
      throws IOException {
    if (!units.isEmpty()) {
      json.writeObjectFieldStart(name);
      for (Map.Entry<String, Double> index : units.entrySet()) {
        json.writeObjectFieldStart(index.getKey());
        units(json, index.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }
}
