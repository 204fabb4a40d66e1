package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.IdempotencyKeys;
import dev.cadenza.aws.items.Items;
import dev.cadenza.aws.items.Tally;
import dev.cadenza.aws.items.Transactions;
import dev.cadenza.aws.items.Writes;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobCounts;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobResult;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Jobs in DynamoDB. A job's change, its event, the counters and the result are one transaction. */
public final class DynamoJobs implements JobStore {
  private final DynamoDbClient client;
  private final JobTables tables;
  private final Transactions transactions;
  private final JobCounters counters;
  private final JobLists lists;
  private final LongParameters longParameters;
  private final UploadUses uploads;

  public DynamoJobs(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.tables = JobTables.of(environment);
    this.transactions = new Transactions(client);
    this.counters = new JobCounters(tables.counters());
    this.lists = new JobLists(client, tables.jobs(), tables.results());
    this.longParameters = new LongParameters(client, tables.jobs());
    this.uploads = new UploadUses(client, tables.uploads());
  }

  /** Whether these parameters fit a job: its items and events have size limits. */
  public static boolean takes(Map<String, Object> parameters) {
    return LongParameters.fit(parameters);
  }

  @Override
  public Optional<Job> find(String id) {
    return Items.findById(client, tables.jobs(), id).map(longParameters::read);
  }

  @Override
  public Outcome commit(JobCommit commit) {
    Job after = commit.after();
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(jobWrite(commit.before(), longParameters.item(after)));
    Optional<String> newInput = after.inputFile().filter(_ -> commit.before().isEmpty());
    newInput.map(uploads::add).ifPresent(writes::add);
    writes.add(Writes.put(tables.events(), JobItems.EVENT.itemToMap(commit.event(), true)));
    longParameters.write(commit.before(), after).ifPresent(writes::add);
    writes.addAll(
        counters.move(
            commit.before(),
            Optional.of(after),
            isFirstResult(commit) ? 1 : 0,
            spent(commit.spent(), commit.month())));
    commit
        .result()
        .map(result -> Writes.put(tables.results(), ResultItems.SCHEMA.itemToMap(result, true)))
        .ifPresent(writes::add);
    IdempotencyKeys.once(tables.idempotencyKeys(), commit.idempotency()).ifPresent(writes::add);
    return switch (transactions.write(writes)) {
      case Transactions.Written() -> Outcome.COMMITTED;
      // The job is the first of the writes, its input the second; the only other condition is the
      // idempotency key.
      case Transactions.Refused(var index) when index == 0 -> Outcome.STALE;
      case Transactions.Refused(var index) when index == 1 && newInput.isPresent() ->
          Outcome.INPUT_GONE;
      case Transactions.Refused _ -> Outcome.REPEATED;
    };
  }

  private static Map<YearMonth, Long> spent(Cost cost, YearMonth month) {
    return cost.micros() > 0 ? Map.of(month, cost.micros()) : Map.of();
  }

  private static YearMonth monthOf(JobEvent event) {
    return YearMonth.from(event.job().updatedAt().atOffset(ZoneOffset.UTC));
  }

  @Override
  public Cost spent(Optional<String> owner, YearMonth month) {
    return new Cost(new Tally(client, tables.counters(), JobCounters.spentIn(month)).read(owner));
  }

  private boolean isFirstResult(JobCommit commit) {
    return commit.result().isPresent()
        && (commit.after().attempt() == 1 || findResult(commit.after().id()).isEmpty());
  }

  private TransactWriteItem jobWrite(Optional<Job> before, Map<String, AttributeValue> item) {
    return before.isPresent()
        ? JobWrites.change(tables.jobs(), before.get(), item)
        : Writes.once(tables.jobs(), "id", item);
  }

  @Override
  public boolean renewLease(Job job, Instant until) {
    try {
      client.updateItem(JobWrites.renewal(tables.jobs(), job, until));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public void markSent(Job job, Instant lookAgain) {
    try {
      client.updateItem(JobWrites.sent(tables.jobs(), job, lookAgain));
    } catch (ConditionalCheckFailedException e) {
      // A worker has already claimed it, or it is deleted: no mark remains.
      return;
    }
  }

  @Override
  public List<Job> overdue(Instant now, int limit) {
    return IntStream.range(0, JobItems.OUTBOX_SHARDS)
        .boxed()
        .flatMap(shard -> overdueIn(shard, now, limit))
        .flatMap(id -> find(id).stream())
        .filter(job -> !job.status().terminal())
        .sorted(Comparator.comparing(Job::updatedAt))
        .limit(limit)
        .toList();
  }

  private Stream<String> overdueIn(int shard, Instant now, int limit) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(tables.jobs())
            .indexName("outbox")
            .keyConditionExpression("outbox = :shard AND due_at <= :now")
            .expressionAttributeValues(
                Map.of(
                    ":shard",
                    AttributeValues.text(JobItems.outboxShard(shard)),
                    ":now",
                    AttributeValues.number(now.toEpochMilli())))
            .limit(limit)
            .build();
    return client.query(request).items().stream().map(item -> item.get("id").s());
  }

  @Override
  public JobPage list(JobQuery query) {
    return lists.page(query);
  }

  /** Which of these jobs exist; a job of the last second may be missing. */
  public Set<String> existing(List<String> ids) {
    return lists.existing(ids);
  }

  @Override
  public JobCounts counts(JobScope scope) {
    return counters.read(client, scope);
  }

  @Override
  public List<JobEvent> eventsOf(String job, long afterVersion, int limit) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(tables.events())
            .keyConditionExpression("job = :job AND version > :after")
            .expressionAttributeValues(
                Map.of(
                    ":job",
                    AttributeValues.text(job),
                    ":after",
                    AttributeValues.number(afterVersion)))
            .consistentRead(true)
            .limit(limit)
            .build();
    return events(request);
  }

  @Override
  public List<JobEvent> eventsSince(String owner, String cursor, int limit) {
    Map<String, String> names = new HashMap<>(Map.of("#owner", "owner", "#cursor", "cursor"));
    QueryRequest request =
        QueryRequest.builder()
            .tableName(tables.events())
            .indexName("by_owner")
            .keyConditionExpression("#owner = :owner AND #cursor > :cursor")
            .expressionAttributeNames(names)
            .expressionAttributeValues(
                Map.of(
                    ":owner", AttributeValues.text(owner), ":cursor", AttributeValues.text(cursor)))
            .limit(limit)
            .build();
    return events(request);
  }

  /** As many events as requested, in several DynamoDB pages if necessary. */
  private List<JobEvent> events(QueryRequest request) {
    List<JobEvent> events = new ArrayList<>();
    QueryResponse response;
    QueryRequest next = request;
    do {
      response = client.query(next);
      response.items().stream().map(JobItems.EVENT::mapToItem).forEach(events::add);
      next =
          request.toBuilder()
              .exclusiveStartKey(response.lastEvaluatedKey())
              .limit(request.limit() - events.size())
              .build();
    } while (response.hasLastEvaluatedKey() && events.size() < request.limit());
    return events;
  }

  @Override
  public Optional<JobResult> findResult(String id) {
    return Items.findById(client, tables.results(), id).map(ResultItems.SCHEMA::mapToItem);
  }

  @Override
  public Outcome delete(Job job, JobEvent deletion) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(JobWrites.deletion(tables.jobs(), job));
    writes.add(Writes.put(tables.events(), JobItems.EVENT.itemToMap(deletion, true)));
    writes.add(Writes.delete(tables.jobs(), longParameters.key(job)));
    job.inputFile().map(uploads::remove).ifPresent(writes::add);
    writes.add(Writes.delete(tables.results(), AttributeValues.key("id", job.id())));
    writes.addAll(
        counters.move(
            Optional.of(job),
            Optional.empty(),
            findResult(job.id()).isPresent() ? -1 : 0,
            spent(job.unsettled(), monthOf(deletion))));
    return switch (transactions.write(writes)) {
      case Transactions.Written() -> Outcome.COMMITTED;
      case Transactions.Refused _ -> Outcome.STALE;
    };
  }

  @Override
  public boolean releaseInput(String upload, Instant now) {
    return uploads.close(upload, now);
  }
}
