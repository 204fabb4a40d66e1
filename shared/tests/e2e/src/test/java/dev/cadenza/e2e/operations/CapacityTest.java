package dev.cadenza.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.jobs.JobPage;
import dev.cadenza.jobs.JobQuery;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.testing.TestingJobs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What a page of a list costs, whatever the table holds and however deep the page lies. */
final class CapacityTest {
  private static final int PAGE = 20;
  private static final int BATCH = 25;

  private final Environment environment = Platform.environment("JobsFunction");
  private final DynamoDbClient client = new AwsClients(environment).dynamoDb();
  private final CapacityMeter meter = new CapacityMeter();
  private final JobStore store = new DynamoJobs(metered(), environment);
  private final String owner = Ulid.next(TestingJobs.NOON);
  private final List<String> ids = new ArrayList<>();
  private final Map<String, AttributeValue> pattern = pattern();

  private DynamoDbClient metered() {
    return DynamoDbClient.builder()
        .region(client.serviceClientConfiguration().region())
        .credentialsProvider(client.serviceClientConfiguration().credentialsProvider())
        .endpointOverride(client.serviceClientConfiguration().endpointOverride().orElseThrow())
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(meter))
        .build();
  }

  @Test
  void shouldCostTheSameForAHundredAndForAHundredThousandJobs() {
    Map<String, Double> first = new HashMap<>();
    for (int rows : List.of(100, 10_000, 100_000)) {
      seed(rows);
      costs(rows)
          .forEach(
              (page, units) -> {
                System.out.printf("%,8d jobs, %s: %.1f read units%n", rows, page, units);
                assertThat(units).as(page).isEqualTo(first.computeIfAbsent(page, _ -> units));
              });
    }
    assertThat(first.get("a page amid the list, by next"))
        .isEqualTo(first.get("first page"))
        .isPositive();
  }

  private Map<String, Double> costs(int rows) {
    JobScope mine = new JobScope.OfOwner(owner);
    Optional<JobType> none = Optional.empty();
    return Map.of(
        "first page", cost(query(mine, none, Optional.empty())),
        "a page amid the list, by next", cost(query(mine, none, Optional.of(ids.get(rows / 2)))),
        "first page of one type", cost(query(mine, Optional.of(JobType.TTS), Optional.empty())),
        "counts", meter.of(() -> store.counts(mine)));
  }

  private double cost(JobQuery query) {
    return meter.of(
        () -> {
          JobPage page = store.list(query);
          assertThat(page.jobs()).hasSize(PAGE);
          assertThat(page.next()).isPresent();
        });
  }

  private static JobQuery query(JobScope scope, Optional<JobType> type, Optional<String> cursor) {
    Optional<JobStatus> any = Optional.empty();
    return new JobQuery(scope, type, any, Optional.empty(), true, cursor, 0, PAGE);
  }

  /** Fills the table up with copies of one job that was accepted properly. */
  private void seed(int rows) {
    while (ids.size() < rows) {
      List<WriteRequest> batch = new ArrayList<>(BATCH);
      while (batch.size() < BATCH && ids.size() + batch.size() < rows) {
        Map<String, AttributeValue> item = new HashMap<>(pattern);
        item.put("id", AttributeValue.fromS(Ulid.next(TestingJobs.NOON)));
        batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
      }
      client.batchWriteItem(write -> write.requestItems(Map.of(table(), batch)));
      batch.forEach(write -> ids.add(write.putRequest().item().get("id").s()));
    }
    ids.sort(null);
  }

  private Map<String, AttributeValue> pattern() {
    Job job = TestingJobs.pending(owner, JobType.TTS, TestingJobs.NOON);
    JobStore plain = Platform.jobs();
    plain.commit(JobCommit.accepting(job, Optional.empty(), TestingJobs.NOON));
    AttributeValue id = AttributeValue.fromS(job.id());
    Map<String, AttributeValue> item =
        new HashMap<>(client.getItem(get -> get.tableName(table()).key(Map.of("id", id))).item());
    // The sweeper has nothing to do with the copies. The job itself must not run: once completed,
    // it would be the only one in another partition of an index, which then costs half a unit.
    item.keySet().removeAll(Set.of("outbox", "due_at"));
    client.deleteItem(delete -> delete.tableName(table()).key(Map.of("id", id)));
    return item;
  }

  private String table() {
    return environment.get("JOBS_TABLE");
  }
}
