package dev.cadenza.dynamodb.data.query;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import dev.cadenza.dynamodb.data.Common;
import dev.cadenza.dynamodb.item.KeyBytes;
import dev.cadenza.dynamodb.item.KeyRules;
import dev.cadenza.dynamodb.store.Range;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.KeySchema;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The source of Query and Scan: a table or an index. */
record Source(Table table, Optional<Index> index) {

  /**
   * @throws dev.cadenza.dynamodb.value.scalar.DynamoDbException when the index does not exist
   */
  static Source of(Table table, Optional<String> indexName) {
    return new Source(
        table,
        indexName.map(
            name ->
                table
                    .index(name)
                    .orElseThrow(
                        () -> validation("The table does not have the specified index: " + name))));
  }

  KeySchema keys() {
    return index.map(Index::keys).orElse(table.keys());
  }

  boolean isGlobal() {
    return index.isPresent() && index.get().global();
  }

  /** The item as stored here. */
  Map<String, AttributeValue> kept(Map<String, AttributeValue> item) {
    return index.map(kind -> kind.project(item)).orElse(item);
  }

  private Set<String> positionNames() {
    Set<String> names = new HashSet<>(table.keys().names());
    index.ifPresent(kind -> names.addAll(kind.keys().names()));
    return names;
  }

  /** The position of an item, as in LastEvaluatedKey. */
  Map<String, AttributeValue> place(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> place = new LinkedHashMap<>(Common.key(table, item));
    index.ifPresent(kind -> kind.keys().names().forEach(name -> place.put(name, item.get(name))));
    return place;
  }

  /** Whether a position has exactly the required attributes. */
  boolean isPlace(Map<String, AttributeValue> place) {
    return place.keySet().equals(positionNames())
        && KeyRules.fits(table.keys(), place)
        && KeyRules.fits(keys(), place);
  }

  /** The stored key of a position. */
  byte[] order(Map<String, AttributeValue> place) {
    return KeyBytes.of(keys(), place);
  }

  Range.Position position(Map<String, AttributeValue> place) {
    return new Range.Position(
        KeyBytes.of(table.keys(), place), index.map(kind -> KeyBytes.of(kind.keys(), place)));
  }

  void scan(Rows rows, Range range, Rows.Visitor visitor) {
    if (index.isPresent()) {
      rows.scanIndex(table.map(), index.get().map(), range, visitor);
    } else {
      rows.scan(table.map(), range, visitor);
    }
  }
}
