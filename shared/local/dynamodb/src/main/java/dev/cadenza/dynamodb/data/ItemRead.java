package dev.cadenza.dynamodb.data;

import dev.cadenza.dynamodb.expression.Legacy;
import dev.cadenza.dynamodb.expression.Placeholders;
import dev.cadenza.dynamodb.expression.Projection;
import dev.cadenza.dynamodb.item.KeyBytes;
import dev.cadenza.dynamodb.item.KeyRules;
import dev.cadenza.dynamodb.item.StoredItems;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.Map;
import java.util.Optional;

/**
 * A read of one item.
 *
 * @param key the attributes of the key
 * @param projection the returned part; empty for all
 */
record ItemRead(Table table, Map<String, AttributeValue> key, Optional<Projection> projection) {
  ItemRead {
    KeyRules.checkKey(table, key);
  }

  Optional<Map<String, AttributeValue>> find(Rows rows) {
    return StoredItems.get(rows, table, keyBytes());
  }

  byte[] keyBytes() {
    return KeyBytes.of(table.keys(), key);
  }

  Map<String, AttributeValue> shown(Map<String, AttributeValue> item) {
    return projection.map(chosen -> chosen.project(item)).orElse(item);
  }

  /** The projection of ProjectionExpression or AttributesToGet. */
  static Optional<Projection> projection(Parameters request) {
    Legacy.requireNotMixed(request.json());
    Optional<String> text = request.text("ProjectionExpression");
    Placeholders placeholders = Placeholders.of(request.json(), "ProjectionExpression");
    Optional<Projection> projection =
        text.map(expression -> Projection.parse(expression, placeholders))
            .or(() -> Legacy.attributesToGet(request.json()));
    placeholders.requireAllUsed();
    return projection;
  }
}
