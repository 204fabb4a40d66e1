package dev.cadenza.dashboard;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.dashboard.Health.Part;
import dev.cadenza.functions.Wiring;
import dev.cadenza.model.JobType;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One small request to each part that jobs need. */
final class HealthChecks {
  /** No job has this identifier. */
  private static final String NONE = "health";

  private final AwsClients clients;
  private final Clock clock;
  private final String table;
  private final String bucket;
  private final List<String> queues;

  private final StuckQueues stuck = new StuckQueues();

  private HealthChecks(AwsClients clients, Environment environment, Clock clock) {
    this.clients = clients;
    this.clock = clock;
    this.table = environment.get("JOBS_TABLE");
    this.bucket = environment.get("BUCKET");
    this.queues =
        Arrays.stream(JobType.values())
            .map(type -> environment.get(type.name() + "_QUEUE"))
            .toList();
  }

  static Health of(Wiring wiring) {
    HealthChecks checks = new HealthChecks(wiring.clients(), wiring.environment(), wiring.clock());
    Map<String, Callable<Part>> parts = new LinkedHashMap<>();
    parts.put("database", checks::database);
    parts.put("files", checks::files);
    parts.put("queues", checks::queues);
    parts.put("workers", checks::workers);
    return new Health(parts, wiring.clock());
  }

  private Part database() {
    clients
        .dynamoDb()
        .getItem(get -> get.tableName(table).key(Map.of("id", AttributeValue.fromS(NONE))));
    return new Part(true, "answers");
  }

  private Part files() {
    clients.s3().headBucket(head -> head.bucket(bucket));
    return new Part(true, "answers");
  }

  private Part queues() {
    queues.forEach(this::counts);
    return new Part(true, queues.size() + " queues answer");
  }

  /** A worker answers no request; that jobs wait and none is taken shows that it does not work. */
  private Part workers() {
    Instant now = clock.instant();
    long untaken = queues.stream().filter(queue -> isStuck(queue, now)).count();
    return untaken == 0
        ? new Part(true, "take their jobs")
        : new Part(
            false,
            String.format(
                Locale.ROOT, "take no jobs from %d of %d queues", untaken, queues.size()));
  }

  private boolean isStuck(String queue, Instant now) {
    Counts counts = counts(queue);
    return stuck.isStuck(queue, counts.waiting(), counts.taken(), now);
  }

  /**
   * @param taken by a worker, and not done
   */
  private record Counts(int waiting, int taken) {}

  private Counts counts(String queue) {
    SqsClient sqs = clients.sqs();
    Map<QueueAttributeName, String> counts =
        sqs.getQueueAttributes(
                get ->
                    get.queueUrl(queue)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return new Counts(
        Integer.parseInt(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
        Integer.parseInt(
            counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)));
  }
}
