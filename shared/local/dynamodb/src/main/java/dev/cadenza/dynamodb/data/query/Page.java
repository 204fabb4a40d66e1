package dev.cadenza.dynamodb.data.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cadenza.dynamodb.data.Common;
import dev.cadenza.dynamodb.item.Consumed;
import dev.cadenza.dynamodb.item.Detail;
import dev.cadenza.dynamodb.item.Units;
import dev.cadenza.dynamodb.store.Range;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.Items;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page of a Query or a Scan in progress. */
final class Page implements Rows.Visitor {
  private static final int MAX_BYTES = 1024 * 1024;

  private final Source source;
  private final Selection selection;
  private final long limit;
  private final boolean consistent;
  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private long count;
  private long scanned;
  private long bytes;
  private double fetched;
  private Optional<Map<String, AttributeValue>> last = Optional.empty();

  /**
   * @param limit the maximum number of evaluated items
   */
  Page(Source source, Selection selection, long limit, boolean consistent) {
    this.source = source;
    this.selection = selection;
    this.limit = limit;
    this.consistent = consistent;
  }

  Page fill(Rows rows, Range range) {
    source.scan(rows, range, this);
    return this;
  }

  @Override
  public boolean visit(byte[] value) {
    Map<String, AttributeValue> item = Items.decode(value);
    Map<String, AttributeValue> kept = source.kept(item);
    scanned++;
    bytes += Items.size(kept);
    if (selection.fetches()) {
      fetched += Units.read(Items.size(item), consistent);
    }
    Map<String, AttributeValue> seen = selection.fetches() ? item : kept;
    if (selection.filter().isEmpty() || selection.filter().get().test(seen)) {
      count++;
      if (!selection.onlyCount()) {
        items.add(selection.shown(seen));
      }
    }
    if (scanned < limit && bytes <= MAX_BYTES) {
      return true;
    }
    last = Optional.of(source.place(item));
    return false;
  }

  void write(JsonGenerator json, Detail detail) throws IOException {
    json.writeStartObject();
    if (!selection.onlyCount()) {
      json.writeArrayFieldStart("Items");
      for (Map<String, AttributeValue> item : items) {
        Items.write(item, json);
      }
      json.writeEndArray();
    }
    json.writeNumberField("Count", count);
    json.writeNumberField("ScannedCount", scanned);
    if (last.isPresent()) {
      Common.writeItem(json, "LastEvaluatedKey", last.get());
    }
    if (detail != Detail.NONE) {
      json.writeFieldName("ConsumedCapacity");
      consumed().write(json, detail);
    }
    json.writeEndObject();
  }

  private Consumed consumed() {
    Consumed consumed = new Consumed(source.table(), false);
    double units = Units.read(bytes, consistent);
    source
        .index()
        .ifPresentOrElse(index -> consumed.index(index, units), () -> consumed.read(units));
    consumed.read(fetched);
    return consumed;
  }
}
