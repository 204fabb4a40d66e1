package dev.cadenza.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cadenza.aws.items.Draft;
import dev.cadenza.aws.items.IndexPages;
import dev.cadenza.aws.items.Json;
import dev.cadenza.aws.items.Schemas;
import dev.cadenza.model.JobResult;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The items of results. */
final class ResultItems {
  static final TableSchema<JobResult> SCHEMA =
      Schemas.of(JobResult.class, ResultItems::result)
          .text("id", JobResult::id, primaryPartitionKey())
          .text("job", JobResult::job)
          .text("owner", JobResult::owner)
          .derived("scope", _ -> Optional.of(IndexPages.ALL))
          .text("files", result -> Json.write(result.files()))
          .text("logs", JobResult::logs)
          .text("metadata", result -> Json.write(result.metadata()))
          .time("finished_at", JobResult::finishedAt)
          .optionalText("words", result -> Optional.of(result.words()).filter(it -> !it.isEmpty()))
          .build();

  private ResultItems() {}

  private static JobResult result(Draft item) {
    return new JobResult(
        item.text("id"),
        item.text("job"),
        item.text("owner"),
        Json.read(item.text("files"), new TypeReference<>() {}),
        item.text("logs"),
        Json.readObject(item.text("metadata")),
        item.time("finished_at"),
        item.find("words", String.class).orElse(""));
  }
}
