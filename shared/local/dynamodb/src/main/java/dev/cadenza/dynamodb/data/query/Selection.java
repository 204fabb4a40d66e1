package dev.cadenza.dynamodb.data.query;

import static dev.cadenza.dynamodb.value.scalar.DynamoDbException.validation;

import dev.cadenza.dynamodb.expression.Condition;
import dev.cadenza.dynamodb.expression.Projection;
import dev.cadenza.dynamodb.protocol.Parameters;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.value.AttributeValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The returned part of items in Query and Scan.
 *
 * @param onlyCount whether only their number is returned
 * @param fetches whether items are read from the table, because the index does not project all
 *     attributes
 */
record Selection(
    Optional<Condition> filter,
    Optional<Projection> projection,
    boolean onlyCount,
    boolean fetches) {

  /**
   * Parsed before the table is looked up.
   *
   * @throws dev.cadenza.dynamodb.value.scalar.DynamoDbException when Select contradicts other
   *     parameters
   */
  static void check(Parameters request, boolean projects) {
    String select = request.text("Select").orElse("");
    String kind = request.has("AttributesToGet") ? "AttributesToGet" : "ProjectionExpression";
    switch (select) {
      case "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "COUNT" -> {
        if (projects) {
          throw validation("Cannot specify the " + kind + " when choosing to get " + named(select));
        }
      }
      case "SPECIFIC_ATTRIBUTES" -> {
        if (!projects) {
          throw validation(
              "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                  + " SPECIFIC_ATTRIBUTES");
        }
      }
      default -> {}
    }
    if (select.equals("ALL_PROJECTED_ATTRIBUTES") && !request.has("IndexName")) {
      throw validation(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
  }

  private static String named(String select) {
    return select.equals("COUNT") ? "only the Count" : select;
  }

  /**
   * @throws dev.cadenza.dynamodb.value.scalar.DynamoDbException when the index does not project the
   *     attributes
   */
  static Selection of(
      Parameters request,
      Source source,
      Optional<Condition> filter,
      Optional<Projection> projection) {
    String select = request.text("Select").orElse("");
    boolean all = select.equals("ALL_ATTRIBUTES");
    Set<String> needed = new HashSet<>();
    projection.ifPresent(chosen -> needed.addAll(chosen.attributes()));
    if (source.isGlobal()) {
      checkGlobal(source.index().orElseThrow(), all, needed, filter);
    }
    filter.ifPresent(condition -> needed.addAll(condition.attributes()));
    boolean fetches =
        source.index().isPresent()
            && !source.isGlobal()
            && source.index().get().projected().isPresent()
            && (all || !source.index().get().shows(needed));
    return new Selection(filter, projection, select.equals("COUNT"), fetches);
  }

  private static void checkGlobal(
      Index index, boolean all, Set<String> projected, Optional<Condition> filter) {
    if (all && index.projected().isPresent()) {
      throw validation(
          "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported"
              + " for global secondary index "
              + index.name()
              + " because its projection type is not ALL");
    }
    if (!index.shows(projected)) {
      throw validation(
          "One or more parameter values were invalid: Global secondary index "
              + index.name()
              + " does not project "
              + missing(index, projected));
    }
    if (filter.isPresent() && !index.shows(filter.get().attributes())) {
      throw validation(
          "One or more parameter values were invalid: Global secondary index "
              + index.name()
              + " does not project one or more filter attributes: "
              + missing(index, filter.get().attributes()));
    }
  }

  private static Set<String> missing(Index index, Set<String> attributes) {
    Set<String> missing = new TreeSet<>(attributes);
    missing.removeAll(index.projected().orElse(Set.of()));
    return missing;
  }

  Map<String, AttributeValue> shown(Map<String, AttributeValue> item) {
    return projection.map(chosen -> chosen.project(item)).orElse(item);
  }
}
