package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Json;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.SearchWords;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
  /** The types whose results have texts that are not among the parameters. */
  private static final Set<String> WITH_WORDS =
      Set.of(JobType.STT.wire(), JobType.DUBBING.wire(), JobType.AI_STORIES.wire());

  /** The number of items per DynamoDB batch. */
  private static final int BATCH = 100;

  /** The number of jobs per page of a search. */
  private static final int SEARCH_REACH = 500;

  /** The time limit of a page: a client continues with the next page. */
  private static final Duration SEARCH_PATIENCE = Duration.ofMillis(200);

  private final DynamoDbClient client;
  private final String table;
  private final String results;

  /**
   * @param results the table of results
   */
  JobLists(DynamoDbClient client, String table, String results) {
    this.client = client;
    this.table = table;
    this.results = results;
  }

  JobPage page(JobQuery query) {
    return query.search().isPresent() ? searched(query) : listed(query);
  }

  /** Which of these jobs exist. */
  Set<String> existing(List<String> ids) {
    Set<String> existing = new HashSet<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      attributes(table, ids.subList(from, Math.min(from + BATCH, ids.size())))
          .forEach(item -> existing.add(item.get("id").s()));
    }
    return existing;
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
    String text = query.search().orElseThrow();
    long start = System.nanoTime();
    int wanted = query.skip() + query.limit();
    List<String> found = new ArrayList<>();
    Optional<String> cursor = query.cursor();
    for (int looked = 0; looked < SEARCH_REACH && !isLate(start); looked += BATCH) {
      List<String> ids = ids(query, cursor, BATCH);
      Set<String> matching = matching(ids, text);
      for (String id : ids) {
        if (matching.contains(id)) {
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

  /**
   * The jobs whose identifier, title or parameters contain a text, case-insensitive, or whose
   * result has all its words.
   */
  private Set<String> matching(List<String> ids, String text) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    String sought = text.toLowerCase(Locale.ROOT);
    String json = Json.write(text);
    String inParameters = json.substring(1, json.length() - 1).toLowerCase(Locale.ROOT);
    Set<String> found = new HashSet<>();
    List<String> others = new ArrayList<>();
    attributes(table, ids, "parameters", "title", "job_type", "status")
        .forEach(
            item -> {
              String id = item.get("id").s();
              boolean here =
                  lower(item, "parameters").contains(inParameters)
                      || lower(item, "title").contains(sought)
                      || id.toLowerCase(Locale.ROOT).contains(sought);
              if (here) {
                found.add(id);
              } else if (item.get("status").s().equals(JobStatus.COMPLETED.wire())
                  && WITH_WORDS.contains(item.get("job_type").s())) {
                others.add(id);
              }
            });
    if (!others.isEmpty()) {
      Predicate<String> inWords = SearchWords.containing(text);
      attributes(results, others, "words")
          .filter(item -> inWords.test(lower(item, "words")))
          .forEach(item -> found.add(item.get("id").s()));
    }
    return found;
  }

  private static String lower(Map<String, AttributeValue> item, String attribute) {
    AttributeValue value = item.get(attribute);
    return value == null ? "" : value.s().toLowerCase(Locale.ROOT);
  }

  /** These attributes of items, and their identifiers. */
  private Stream<Map<String, AttributeValue>> attributes(
      String table, List<String> ids, String... attributes) {
    Map<String, String> names = new HashMap<>(Map.of("#id", "id"));
    for (String attribute : attributes) {
      names.put("#" + attribute, attribute);
    }
    KeysAndAttributes read =
        KeysAndAttributes.builder()
            .keys(keys(ids))
            .projectionExpression(String.join(", ", names.keySet()))
            .expressionAttributeNames(names)
            .build();
    return items(table, read);
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
      items(table, KeysAndAttributes.builder().keys(keys(some)).build())
          .map(JobItems.JOB::mapToItem)
          .forEach(job -> found.put(job.id(), job));
    }
    // A key may belong to a recently deleted job: an index follows its table with a small delay.
    return ids.stream().map(found::get).filter(job -> job != null).toList();
  }

  private static List<Map<String, AttributeValue>> keys(List<String> ids) {
    return ids.stream().map(id -> AttributeValues.key("id", id)).toList();
  }

  private Stream<Map<String, AttributeValue>> items(String table, KeysAndAttributes read) {
    BatchGetItemRequest request =
        BatchGetItemRequest.builder().requestItems(Map.of(table, read)).build();
    return client.batchGetItemPaginator(request).stream()
        .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream());
  }
}
