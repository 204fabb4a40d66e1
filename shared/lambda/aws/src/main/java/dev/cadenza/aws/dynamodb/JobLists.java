package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Json;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads pages of jobs: keys from the indexes that match the filters exactly, merged by time, then
 * the jobs.
 *
 * <p>A filter only by type or only by status merges the five cells it covers. So the cost of a page
 * depends only on its length, not on the table or the position. The cost of a search page does not
 * depend on the number of matches.
 */
final class JobLists {
  /** The number of items per DynamoDB batch. */
  private static final int BATCH = 100;

  /** The number of jobs per page of a search. */
  private static final int SEARCH_REACH = 500;

  /** The time limit of a page: a client continues with the next page. */
  private static final Duration SEARCH_PATIENCE = Duration.ofMillis(200);

  private final DynamoDbClient client;
  private final String table;

  JobLists(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  JobPage page(JobQuery query) {
    return query.search().isPresent() ? searched(query) : listed(query);
  }

  private JobPage listed(JobQuery query) {
    int wanted = query.skip() + query.limit() + 1;
    List<String> ids = ids(query, query.cursor(), wanted);
    List<String> page = ids.stream().skip(query.skip()).limit(query.limit()).toList();
    boolean more = ids.size() == wanted;
    return new JobPage(jobs(page), more ? Optional.of(page.getLast()) : Optional.empty());
  }

  /**
   * Searches the next jobs for a text within the time limit: a page may be short or empty, with a
   * cursor to continue.
   */
  private JobPage searched(JobQuery query) {
    Predicate<Map.Entry<String, String>> matches = containing(query.search().orElseThrow());
    long start = System.nanoTime();
    int wanted = query.skip() + query.limit();
    List<String> found = new ArrayList<>();
    Optional<String> cursor = query.cursor();
    for (int looked = 0; looked < SEARCH_REACH && !isLate(start); looked += BATCH) {
      List<String> ids = ids(query, cursor, BATCH);
      Map<String, String> parameters = parameters(ids);
      for (String id : ids) {
        if (parameters.containsKey(id) && matches.test(Map.entry(id, parameters.get(id)))) {
          found.add(id);
          if (found.size() == wanted) {
            return new JobPage(jobs(found.subList(query.skip(), wanted)), Optional.of(id));
          }
        }
      }
      cursor = Optional.of(ids).filter(some -> some.size() == BATCH).map(List::getLast);
      if (cursor.isEmpty()) {
        break;
      }
    }
    return new JobPage(jobs(found.stream().skip(query.skip()).toList()), cursor);
  }

  private static boolean isLate(long start) {
    return System.nanoTime() - start > SEARCH_PATIENCE.toNanos();
  }

  /** Whether a job's identifier or its parameters contain a text, case-insensitive. */
  private static Predicate<Map.Entry<String, String>> containing(String text) {
    String inId = text.toLowerCase(Locale.ROOT);
    String json = Json.write(text);
    String inParameters = json.substring(1, json.length() - 1).toLowerCase(Locale.ROOT);
    return job ->
        job.getKey().toLowerCase(Locale.ROOT).contains(inId)
            || job.getValue().toLowerCase(Locale.ROOT).contains(inParameters);
  }

  /** The stored parameters of jobs: JSON. */
  private Map<String, String> parameters(List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    KeysAndAttributes read =
        KeysAndAttributes.builder()
            .keys(keys(ids))
            .projectionExpression("#id, #parameters")
            .expressionAttributeNames(Map.of("#id", "id", "#parameters", "parameters"))
            .build();
    return items(read)
        .collect(Collectors.toMap(item -> item.get("id").s(), item -> item.get("parameters").s()));
  }

  private List<String> ids(JobQuery query, Optional<String> after, int limit) {
    List<Slice> slices = slices(query);
    Comparator<String> order =
        query.newestFirst() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return slices.stream()
        .flatMap(slice -> keys(slice, query.newestFirst(), after, limit))
        .sorted(order)
        .limit(limit)
        .toList();
  }

  /** One partition of one index. */
  private record Slice(String index, String attribute, String value) {}

  private static List<Slice> slices(JobQuery query) {
    if (query.type().isEmpty() && query.status().isEmpty()) {
      return switch (query.scope()) {
        case JobScope.OfOwner one -> List.of(new Slice("by_owner", "owner", one.owner()));
        case JobScope.OfProject one -> List.of(new Slice("by_project", "project", one.project()));
        case JobScope.Everybody() ->
            Arrays.stream(JobType.values())
                .map(type -> new Slice("by_type", "job_type", type.wire()))
                .toList();
      };
    }
    List<JobType> types = query.type().map(List::of).orElse(List.of(JobType.values()));
    List<JobStatus> statuses = query.status().map(List::of).orElse(List.of(JobStatus.values()));
    return types.stream()
        .flatMap(type -> statuses.stream().map(status -> JobItems.cell(type, status)))
        .map(cell -> slice(query.scope(), cell))
        .toList();
  }

  private static Slice slice(JobScope scope, String cell) {
    return switch (scope) {
      case JobScope.OfOwner one ->
          new Slice("by_owner_cell", "owner_cell", one.owner() + "#" + cell);
      case JobScope.OfProject one ->
          new Slice("by_project_cell", "project_cell", one.project() + "#" + cell);
      case JobScope.Everybody() -> new Slice("by_cell", "cell", cell);
    };
  }

  private Stream<String> keys(Slice slice, boolean newestFirst, Optional<String> after, int limit) {
    Map<String, String> names = new HashMap<>(Map.of("#partition", slice.attribute()));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":partition", AttributeValues.text(slice.value())));
    String condition = "#partition = :partition";
    if (after.isPresent()) {
      names.put("#id", "id");
      values.put(":after", AttributeValues.text(after.get()));
      condition += newestFirst ? " AND #id < :after" : " AND #id > :after";
    }
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(slice.index())
            .keyConditionExpression(condition)
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .scanIndexForward(!newestFirst)
            .limit(limit)
            .build();
    // The paginator continues after a page of 1 MB, about ten thousand keys.
    return client.queryPaginator(request).items().stream()
        .limit(limit)
        .map(item -> item.get("id").s());
  }

  private List<Job> jobs(List<String> ids) {
    Map<String, Job> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<String> some = ids.subList(from, Math.min(from + BATCH, ids.size()));
      items(KeysAndAttributes.builder().keys(keys(some)).build())
          .map(JobItems.JOB::mapToItem)
          .forEach(job -> found.put(job.id(), job));
    }
    // A key may belong to a recently deleted job: an index follows its table with a small delay.
    return ids.stream().map(found::get).filter(job -> job != null).toList();
  }

  private static List<Map<String, AttributeValue>> keys(List<String> ids) {
    return ids.stream().map(id -> AttributeValues.key("id", id)).toList();
  }

  private Stream<Map<String, AttributeValue>> items(KeysAndAttributes read) {
    BatchGetItemRequest request =
        BatchGetItemRequest.builder().requestItems(Map.of(table, read)).build();
    return client.batchGetItemPaginator(request).stream()
        .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream());
  }
}
