package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.CounterShards;
import dev.cadenza.jobs.JobCounts;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Counts jobs by type and status, per owner, per project and in total. */
final class JobCounters {
  /** The counter of results, in the same items. */
  static final String RESULTS = "results";

  private final String table;

  JobCounters(String table) {
    this.table = table;
  }

  /**
   * The changes that move a job from one cell of the counters to another; either may be empty.
   *
   * @param results the change of the number of results
   * @param spent by month, in millionths of a dollar
   */
  List<TransactWriteItem> move(
      Optional<Job> before, Optional<Job> after, long results, Map<YearMonth, Long> spent) {
    Map<String, Map<String, Long>> deltas = new HashMap<>();
    before.ifPresent(job -> add(deltas, job, JobItems.cell(job), -1));
    after.ifPresent(job -> add(deltas, job, JobItems.cell(job), 1));
    after
        .or(() -> before)
        .ifPresent(
            job -> {
              add(deltas, job, RESULTS, results);
              spent.forEach((month, micros) -> add(deltas, job, spentIn(month), micros));
            });
    List<TransactWriteItem> updates = new ArrayList<>();
    deltas.forEach(
        (scope, cells) -> {
          cells.values().removeIf(delta -> delta == 0);
          if (!cells.isEmpty()) {
            updates.add(TransactWriteItem.builder().update(update(scope, cells)).build());
          }
        });
    return updates;
  }

  /** The counter of a month's spending, in the same items. */
  static String spentIn(YearMonth month) {
    return "spent#" + month;
  }

  JobCounts read(DynamoDbClient client, JobScope scope) {
    Map<JobType, Map<JobStatus, Long>> cells = new EnumMap<>(JobType.class);
    CounterShards.read(client, table, name(scope)).forEach(item -> addUp(cells, item));
    return new JobCounts(cells);
  }

  private static void addUp(
      Map<JobType, Map<JobStatus, Long>> cells, Map<String, AttributeValue> item) {
    for (JobType type : JobType.values()) {
      for (JobStatus status : JobStatus.values()) {
        AttributeValue value = item.get(JobItems.cell(type, status));
        if (value != null) {
          cells
              .computeIfAbsent(type, _ -> new EnumMap<>(JobStatus.class))
              .merge(status, Long.parseLong(value.n()), Long::sum);
        }
      }
    }
  }

  private static void add(Map<String, Map<String, Long>> deltas, Job job, String cell, long delta) {
    for (JobScope scope :
        List.of(
            new JobScope.OfOwner(job.owner()),
            new JobScope.OfProject(job.project()),
            new JobScope.Everybody())) {
      deltas
          .computeIfAbsent(CounterShards.shard(name(scope), job.id()), _ -> new HashMap<>())
          .merge(cell, delta, Long::sum);
    }
  }

  private Update update(String scope, Map<String, Long> cells) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> terms = new ArrayList<>();
    cells.forEach(
        (cell, delta) -> {
          String place = Integer.toString(names.size());
          names.put("#c" + place, cell);
          values.put(":d" + place, AttributeValues.number(delta));
          terms.add("#c" + place + " :d" + place);
        });
    return Update.builder()
        .tableName(table)
        .key(AttributeValues.key("scope", scope))
        .updateExpression("ADD " + String.join(", ", terms))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  private static String name(JobScope scope) {
    return switch (scope) {
      case JobScope.OfOwner one -> "owner#" + one.owner();
      case JobScope.OfProject one -> "project#" + one.project();
      case JobScope.Everybody() -> "all";
    };
  }
}
