package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.IndexPages;
import dev.cadenza.aws.items.Items;
import dev.cadenza.aws.items.ListPage;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.aws.items.Tally;
import dev.cadenza.model.JobResult;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads results of jobs: they are written with the commit that completes a job. */
public final class DynamoResults {
  private final DynamoDbClient client;
  private final String table;
  private final IndexPages<JobResult> pages;
  private final Tally tally;

  public DynamoResults(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.table = environment.get("JOB_RESULTS_TABLE");
    this.tally = new Tally(client, environment.get("COUNTERS_TABLE"), JobCounters.RESULTS);
    this.pages = new IndexPages<>(client, table, ResultItems.SCHEMA);
  }

  public Optional<JobResult> find(String id) {
    return Items.findById(client, table, id).map(ResultItems.SCHEMA::mapToItem);
  }

  /** The number of results of an owner, or of all users. */
  public long count(Optional<String> owner) {
    return tally.read(owner);
  }

  public ListPage<JobResult> list(ListRequest request) {
    return pages.page(request);
  }
}
