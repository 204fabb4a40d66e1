package dev.cadenza.aws.items;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads pages from an index whose sort key is the item's identifier. A cursor is the identifier of
 * the item directly before the page.
 */
public final class IndexPages<T> {
  /** The partition of the index for all users. */
  public static final String ALL = "all";

  private final DynamoDbClient client;
  private final String table;
  private final Function<Map<String, AttributeValue>, T> read;

  public IndexPages(DynamoDbClient client, String table, TableSchema<T> schema) {
    this(client, table, schema::mapToItem);
  }

  /**
   * @param read an item of the index
   */
  public IndexPages(
      DynamoDbClient client, String table, Function<Map<String, AttributeValue>, T> read) {
    this.client = client;
    this.table = table;
    this.read = read;
  }

  /** A page of the items of one owner, or of all users. */
  public ListPage<T> page(ListRequest request) {
    return request.owner().isPresent()
        ? page("by_owner", "owner", request.owner().get(), request)
        : page("by_scope", "scope", ALL, request);
  }

  private ListPage<T> page(String index, String attribute, String value, ListRequest range) {
    Map<String, String> names = new HashMap<>(Map.of("#partition", attribute));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":partition", AttributeValues.text(value)));
    String condition = "#partition = :partition";
    if (range.cursor().isPresent()) {
      names.put("#id", "id");
      values.put(":after", AttributeValues.text(range.cursor().get()));
      condition += range.newestFirst() ? " AND #id < :after" : " AND #id > :after";
    }
    int wanted = range.skip() + range.limit() + 1;
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index)
            .keyConditionExpression(condition)
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .scanIndexForward(!range.newestFirst())
            .limit(wanted)
            .build();
    List<Map<String, AttributeValue>> items =
        client.queryPaginator(query).items().stream().limit(wanted).toList();
    List<Map<String, AttributeValue>> page =
        items.stream().skip(range.skip()).limit(range.limit()).toList();
    boolean more = items.size() == wanted;
    return new ListPage<>(
        page.stream().map(read).toList(),
        more ? Optional.of(page.getLast().get("id").s()) : Optional.empty());
  }
}
