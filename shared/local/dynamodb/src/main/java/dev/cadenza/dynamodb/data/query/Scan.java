package dev.cadenza.dynamodb.data.query;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import dev.cadenza.dynamodb.data.Common;
import dev.cadenza.dynamodb.expression.Condition;
import dev.cadenza.dynamodb.expression.Legacy;
import dev.cadenza.dynamodb.expression.Placeholders;
import dev.cadenza.dynamodb.expression.Projection;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.protocol.Operation;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.protocol.Reply;
import dev.cadenza.dynamodb.store.Range;
import dev.cadenza.dynamodb.store.Rows;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the items of a table or index, page by page; of all of it, or of one of several segments.
 */
public final class Scan implements Operation {
  private static final long MAX_SEGMENTS = 1_000_000;

  private final Database database;

  public Scan(Database database) {
    this.database = database;
  }

  @Override
  public Reply run(Parameters request) {
    Paging.constraints(request)
        .atLeast(request.number("TotalSegments"), "totalSegments", 1)
        .atMost(request.number("TotalSegments"), "totalSegments", MAX_SEGMENTS)
        .atLeast(request.number("Segment"), "segment", 0)
        .atMost(request.number("Segment"), "segment", MAX_SEGMENTS - 1)
        .check();
    Page page = database.read(() -> plan(request));
    return json -> page.write(json, Common.detail(request));
  }

  private Function<Rows, Page> plan(Parameters request) {
    Legacy.requireNotMixed(request.json());
    Optional<String> filterText = request.text("FilterExpression");
    Optional<String> projectionText = request.text("ProjectionExpression");
    Placeholders placeholders =
        Placeholders.of(request.json(), "FilterExpression", "ProjectionExpression");
    Optional<Condition> filter =
        filterText
            .map(text -> Condition.parse(text, "FilterExpression", placeholders))
            .or(() -> Legacy.filter(request.json(), "ScanFilter"));
    Optional<Projection> projection =
        projectionText
            .map(text -> Projection.parse(text, placeholders))
            .or(() -> Legacy.attributesToGet(request.json()));
    placeholders.requireAllUsed();
    Selection.check(request, projection.isPresent());
    Range segment = segment(request);
    Optional<Map<String, AttributeValue>> start = Paging.start(request);
    Source source = Paging.source(database, request);
    Selection selection = Selection.of(request, source, filter, projection);
    start.ifPresent(place -> checkStart(request, source, segment, place));
    Range range = segment.after(start.map(source::position));
    return rows ->
        new Page(source, selection, Paging.limit(request), Paging.consistent(request))
            .fill(rows, range);
  }

  private static Range segment(Parameters request) {
    Optional<Long> segment = request.number("Segment");
    Optional<Long> segments = request.number("TotalSegments");
    if (segments.isPresent() && segment.isEmpty()) {
      throw validation(
          "The Segment parameter is required but was not present in the request when parameter"
              + " TotalSegments is present");
    }
    if (segments.isEmpty() && segment.isPresent()) {
      throw validation(
          "The TotalSegments parameter is required but was not present in the request when Segment"
              + " parameter is present");
    }
    if (segments.isEmpty()) {
      return KeyRanges.segment(0, 1);
    }
    if (segment.get() >= segments.get()) {
      throw validation(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments:"
              + " Segment: "
              + segment.get()
              + " is not less than TotalSegments: "
              + segments.get());
    }
    return KeyRanges.segment(segment.get(), segments.get());
  }

  private static void checkStart(
      Parameters request, Source source, Range segment, Map<String, AttributeValue> place) {
    if (!source.isPlace(place)) {
      throw validation(
          "The provided starting key is invalid: The provided key element does not match the"
              + " schema");
    }
    if (!segment.contains(source.order(place))) {
      throw validation(
          "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use"
              + " ExclusiveStartKey with correct Segment. TotalSegments: "
              + request.number("TotalSegments").orElse(1L)
              + " Segment: "
              + request.number("Segment").orElse(0L));
    }
  }
}
