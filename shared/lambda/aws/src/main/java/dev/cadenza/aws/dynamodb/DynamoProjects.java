package dev.cadenza.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Draft;
import dev.cadenza.aws.items.IdempotencyKeys;
import dev.cadenza.aws.items.IndexPages;
import dev.cadenza.aws.items.Items;
import dev.cadenza.aws.items.ListPage;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.aws.items.Schemas;
import dev.cadenza.aws.items.Tally;
import dev.cadenza.aws.items.Transactions;
import dev.cadenza.aws.items.Writes;
import dev.cadenza.jobs.IdempotencyRecord;
import dev.cadenza.model.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Projects in DynamoDB. The transactions that create and delete them also count them, per owner and
 * in total.
 */
public final class DynamoProjects {
  static final TableSchema<Project> SCHEMA =
      Schemas.of(Project.class, DynamoProjects::project)
          .text("id", Project::id, primaryPartitionKey())
          .text("name", Project::name)
          .text("description", Project::description)
          .text("owner", Project::owner)
          .derived("scope", _ -> Optional.of(IndexPages.ALL))
          .time("created_at", Project::createdAt)
          .time("updated_at", Project::updatedAt)
          .number("version", Project::version)
          .build();

  private static final String NOTE = "deleted#";
  private static final String NOTES = "deleted";

  private final DynamoDbClient client;
  private final Transactions transactions;
  private final IndexPages<Project> pages;
  private final Tally tally;
  private final String table;
  private final Optional<String> idempotencyKeys;

  public DynamoProjects(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.transactions = new Transactions(client);
    this.table = environment.get("PROJECTS_TABLE");
    this.idempotencyKeys = environment.find("IDEMPOTENCY_KEYS_TABLE");
    this.pages = new IndexPages<>(client, table, SCHEMA);
    this.tally = new Tally(client, environment.get("COUNTERS_TABLE"), "projects");
  }

  public Optional<Project> find(String id) {
    return Items.findById(client, table, id).map(SCHEMA::mapToItem);
  }

  /**
   * @return whether the idempotency key, if any, was new
   */
  public boolean create(Project project, Optional<IdempotencyRecord> idempotency) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(Writes.put(table, SCHEMA.itemToMap(project, true)));
    writes.addAll(tally.add(project.owner(), project.id(), 1));
    IdempotencyKeys.once(idempotencyKeys, idempotency).ifPresent(writes::add);
    return transactions.write(writes) instanceof Transactions.Written;
  }

  /**
   * @return whether the project still had the previous version
   */
  public boolean update(Project before, Project after) {
    List<TransactWriteItem> writes =
        List.of(Writes.put(table, SCHEMA.itemToMap(after, true), before.version()));
    return transactions.write(writes) instanceof Transactions.Written;
  }

  /**
   * Deletes a project, and marks its jobs for deletion.
   *
   * @return whether the project still had that version
   */
  public boolean delete(Project project) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(Writes.delete(table, project.id(), project.version()));
    writes.add(
        Writes.put(
            table,
            Map.of(
                "id",
                AttributeValues.text(NOTE + project.id()),
                "scope",
                AttributeValues.text(NOTES))));
    writes.addAll(tally.add(project.owner(), project.id(), -1));
    return transactions.write(writes) instanceof Transactions.Written;
  }

  /** Deleted projects that may have remaining jobs. */
  public List<String> deleted(int limit) {
    return client
        .query(
            query ->
                query
                    .tableName(table)
                    .indexName("by_scope")
                    .keyConditionExpression("#scope = :notes")
                    .expressionAttributeNames(Map.of("#scope", "scope"))
                    .expressionAttributeValues(Map.of(":notes", AttributeValues.text(NOTES)))
                    .limit(limit))
        .items()
        .stream()
        .map(item -> item.get("id").s().substring(NOTE.length()))
        .toList();
  }

  /** Removes the mark of a deleted project without jobs. */
  public void forget(String id) {
    client.deleteItem(delete -> delete.tableName(table).key(AttributeValues.key("id", NOTE + id)));
  }

  public ListPage<Project> list(ListRequest request) {
    return pages.page(request);
  }

  /** The number of projects of an owner, or of all users. */
  public long count(Optional<String> owner) {
    return tally.read(owner);
  }

  private static Project project(Draft item) {
    return new Project(
        item.text("id"),
        item.text("name"),
        item.text("description"),
        item.text("owner"),
        item.time("created_at"),
        item.time("updated_at"),
        item.number("version"));
  }
}
