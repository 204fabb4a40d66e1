package dev.cadenza.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.cadenza.aws.items.Draft;
import dev.cadenza.aws.items.Json;
import dev.cadenza.aws.items.Schemas;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobEvent;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Lease;
import dev.cadenza.model.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The items of jobs and their events. */
final class JobItems {
  /** How long events are kept; clients that were offline for longer read the lists again. */
  static final Duration EVENT_LIFE = Duration.ofDays(30);

  static final int OUTBOX_SHARDS = 8;

  static final TableSchema<Job> JOB =
      jobAttributes(Schemas.of(Job.class, item -> job(item, "id")), job -> job)
          .text("id", Job::id, primaryPartitionKey())
          .number("version", Job::version)
          .derived("owner_cell", job -> Optional.of(job.owner() + "#" + cell(job)))
          .derived("project_cell", job -> Optional.of(job.project() + "#" + cell(job)))
          .derived("cell", job -> Optional.of(cell(job)))
          .derived("outbox", job -> dueAt(job).map(_ -> outboxShard(job)))
          .optionalNumber("due_at", job -> dueAt(job).map(Instant::toEpochMilli))
          .build();

  static final TableSchema<JobEvent> EVENT =
      jobAttributes(Schemas.of(JobEvent.class, JobItems::event), JobEvent::job)
          .text("job", event -> event.job().id(), primaryPartitionKey())
          .number("version", event -> event.job().version(), primarySortKey())
          .text("cursor", JobEvent::cursor)
          .flag("deletion", JobEvent::deletion)
          .number("expires_at", event -> event.job().updatedAt().plus(EVENT_LIFE).getEpochSecond())
          .build();

  private JobItems() {}

  static String cell(Job job) {
    return cell(job.type(), job.status());
  }

  static String cell(JobType type, JobStatus status) {
    return type.wire() + "#" + status.wire();
  }

  static String outboxShard(Job job) {
    return outboxShard(Math.floorMod(job.id().hashCode(), OUTBOX_SHARDS));
  }

  static String outboxShard(int shard) {
    return "due#" + shard;
  }

  /** When the sweeper should check the job: no worker claimed it by then, or its worker is dead. */
  private static Optional<Instant> dueAt(Job job) {
    return switch (job.status()) {
      case PENDING -> Optional.of(job.updatedAt().plus(JobLife.FIRST_LOOK));
      case RUNNING -> job.lease().map(lease -> lease.until().plus(JobStore.GRACE));
      case COMPLETED, FAILED, CANCELLED -> Optional.empty();
    };
  }

  private static <T> Schemas<T> jobAttributes(Schemas<T> schema, Function<T, Job> job) {
    return schema
        .text("project", item -> job.apply(item).project())
        .text("owner", item -> job.apply(item).owner())
        .text("job_type", item -> job.apply(item).type().wire())
        .text("status", item -> job.apply(item).status().wire())
        .number("progress", item -> (long) job.apply(item).progress())
        .optionalText("input_file", item -> job.apply(item).inputFile())
        .text("parameters", item -> Json.write(job.apply(item).parameters()))
        .optionalText("title", item -> job.apply(item).title())
        .optionalText("step", item -> job.apply(item).step())
        .optionalText("engine", item -> job.apply(item).engine())
        .optionalText("error_code", item -> job.apply(item).error().map(JobError::code))
        .optionalText("error_message", item -> job.apply(item).error().map(JobError::message))
        .number("attempt", item -> (long) job.apply(item).attempt())
        .time("created_at", item -> job.apply(item).createdAt())
        .time("updated_at", item -> job.apply(item).updatedAt())
        .optionalTime("started_at", item -> job.apply(item).startedAt())
        .optionalTime("finished_at", item -> job.apply(item).finishedAt())
        .optionalText("lease_holder", item -> job.apply(item).lease().map(Lease::holder))
        .optionalNumber(
            "lease_until",
            item -> job.apply(item).lease().map(lease -> lease.until().toEpochMilli()))
        .optionalNumber(
            "lease_claims", item -> job.apply(item).lease().map(lease -> (long) lease.claims()))
        .optionalNumber(
            "lease_paid_micros",
            item -> job.apply(item).lease().map(Lease::paid).flatMap(JobItems::micros))
        .optionalText("lease_setback", item -> job.apply(item).setback())
        .optionalNumber("spent_micros", item -> micros(job.apply(item).spending().spent()))
        .optionalNumber(
            "month_limit_micros", item -> job.apply(item).spending().limit().map(Cost::micros));
  }

  private static Optional<Long> micros(Cost cost) {
    return Optional.of(cost.micros()).filter(micros -> micros > 0);
  }

  private static Job job(Draft item, String idAttribute) {
    return new Job(
        item.text(idAttribute),
        item.text("project"),
        item.text("owner"),
        JobType.ofWire(item.text("job_type")).orElseThrow(),
        JobStatus.ofWire(item.text("status")).orElseThrow(),
        (int) item.number("progress"),
        item.find("input_file", String.class),
        Json.readObject(item.text("parameters")),
        item.find("title", String.class),
        item.find("step", String.class),
        item.find("engine", String.class),
        item.find("error_code", String.class)
            .map(code -> new JobError(code, item.text("error_message"))),
        (int) item.number("attempt"),
        item.number("version"),
        item.time("created_at"),
        item.time("updated_at"),
        item.find("started_at", Instant.class),
        item.find("finished_at", Instant.class),
        item.find("lease_holder", String.class).map(holder -> lease(holder, item)),
        spending(item));
  }

  private static JobEvent event(Draft item) {
    return new JobEvent(
        item.text("cursor"), job(item, "job"), item.find("deletion", Boolean.class).orElse(false));
  }

  private static Spending spending(Draft item) {
    return new Spending(
        cost("spent_micros", item).orElse(Cost.NOTHING), cost("month_limit_micros", item));
  }

  private static Optional<Cost> cost(String attribute, Draft item) {
    return item.find(attribute, Long.class).map(Cost::new);
  }

  private static Lease lease(String holder, Draft item) {
    return new Lease(
        holder,
        Instant.ofEpochMilli(item.number("lease_until")),
        (int) item.number("lease_claims"),
        cost("lease_paid_micros", item).orElse(Cost.NOTHING),
        item.find("lease_setback", String.class));
  }
}
