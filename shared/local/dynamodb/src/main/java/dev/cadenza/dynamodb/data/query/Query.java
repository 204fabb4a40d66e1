package dev.cadenza.dynamodb.data.query;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import dev.cadenza.dynamodb.data.Common;
import dev.cadenza.dynamodb.expression.Condition;
import dev.cadenza.dynamodb.expression.KeyCondition;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the items of one partition key, in the order of their sort keys, page by page. */
public final class Query implements Operation {
  private final Database database;

  public Query(Database database) {
    this.database = database;
  }

  @Override
  public Reply run(Parameters request) {
    Paging.constraints(request).check();
    Page page = database.read(() -> plan(request));
    return json -> page.write(json, Common.detail(request));
  }

  private record Expressions(
      KeyCondition keys, Optional<Condition> filter, Optional<Projection> projection) {}

  private static Expressions expressions(Parameters request) {
    Legacy.requireNotMixed(request.json());
    Optional<String> keysText = request.text("KeyConditionExpression");
    Optional<String> filterText = request.text("FilterExpression");
    Optional<String> projectionText = request.text("ProjectionExpression");
    Placeholders placeholders =
        Placeholders.of(
            request.json(), "FilterExpression", "KeyConditionExpression", "ProjectionExpression");
    // The service checks errors in this order.
    Optional<Condition> filter =
        filterText
            .map(text -> Condition.parse(text, "FilterExpression", placeholders))
            .or(() -> Legacy.filter(request.json(), "QueryFilter"));
    Optional<Projection> projection =
        projectionText
            .map(text -> Projection.parse(text, placeholders))
            .or(() -> Legacy.attributesToGet(request.json()));
    KeyCondition keys =
        keysText
            .map(text -> KeyCondition.parse(text, placeholders))
            .or(() -> Legacy.keyConditions(request.json()))
            .orElseThrow(
                () ->
                    validation(
                        "Either the KeyConditions or KeyConditionExpression parameter must be"
                            + " specified in the request."));
    placeholders.requireAllUsed();
    return new Expressions(keys, filter, projection);
  }

  private Function<Rows, Page> plan(Parameters request) {
    Expressions expressions = expressions(request);
    Selection.check(request, expressions.projection().isPresent());
    Optional<Map<String, AttributeValue>> start = Paging.start(request);
    Source source = Paging.source(database, request);
    KeyCondition.Bound bound = expressions.keys().bind(source.keys().hash(), source.keys().range());
    expressions.filter().ifPresent(filter -> checkFilter(request, source, filter));
    Selection selection =
        Selection.of(request, source, expressions.filter(), expressions.projection());
    Range range = KeyRanges.of(bound);
    start.ifPresent(place -> checkStart(source, bound, range, place));
    Range directed =
        range
            .ordered(request.flag("ScanIndexForward").orElse(true))
            .after(start.map(source::position));
    return rows ->
        new Page(source, selection, Paging.limit(request), Paging.consistent(request))
            .fill(rows, directed);
  }

  private static void checkFilter(Parameters request, Source source, Condition filter) {
    for (String name : filter.attributes()) {
      if (source.keys().names().contains(name)) {
        throw validation(
            (request.has("FilterExpression") ? "Filter Expression" : "QueryFilter")
                + " can only contain non-primary key attributes: Primary key attribute: "
                + name);
      }
    }
  }

  private static void checkStart(
      Source source, KeyCondition.Bound bound, Range range, Map<String, AttributeValue> place) {
    if (!source.isPlace(place)) {
      throw validation("The provided starting key is invalid");
    }
    byte[] order = source.order(place);
    if (!KeyRanges.of(new KeyCondition.Bound(bound.hash(), List.of())).contains(order)) {
      throw validation(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    if (!range.contains(order)) {
      throw validation("The provided starting key does not match the range key predicate");
    }
  }
}
