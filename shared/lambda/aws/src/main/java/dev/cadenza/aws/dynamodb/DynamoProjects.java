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
import dev.cadenza.model.id.Ulid;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.model.sharing.Member;
import dev.cadenza.model.sharing.VisibleProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Projects in DynamoDB. The transactions that create and delete them also count them, per owner and
 * in total. {@link DynamoMembers} has their members, in the same table.
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
          .optionalNumber("members", project -> Optional.of((long) project.members()))
          .build();

  private static final String NOTE = "deleted#";
  private static final String NOTES = "deleted";

  private final DynamoDbClient client;
  private final Transactions transactions;
  private final IndexPages<Listed> pages;
  private final Tally tally;
  private final String table;
  private final Optional<String> idempotencyKeys;

  public DynamoProjects(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.transactions = new Transactions(client);
    this.table = environment.get("PROJECTS_TABLE");
    this.idempotencyKeys = environment.find("IDEMPOTENCY_KEYS_TABLE");
    this.pages = new IndexPages<>(client, table, DynamoProjects::listed);
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
    Map<String, AttributeValue> item = SCHEMA.itemToMap(after, true);
    try {
      // The number of members changes without a new version: it is not written.
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(AttributeValues.key("id", after.id()))
                  .conditionExpression("version = :before")
                  .updateExpression(
                      "SET #name = :name, description = :description, updated_at = :updated,"
                          + " version = :after")
                  .expressionAttributeNames(Map.of("#name", "name"))
                  .expressionAttributeValues(
                      Map.of(
                          ":before", AttributeValues.number(before.version()),
                          ":name", item.get("name"),
                          ":description", item.get("description"),
                          ":updated", item.get("updated_at"),
                          ":after", item.get("version"))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
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

  /** An entry of the index: a project, or the membership of one that is shared. */
  private record Listed(String project, Optional<Project> own, Optional<Member> member) {}

  private static Listed listed(Map<String, AttributeValue> item) {
    return item.containsKey(DynamoMembers.PROJECT)
        ? new Listed(
            item.get(DynamoMembers.PROJECT).s(),
            Optional.empty(),
            Optional.of(DynamoMembers.SCHEMA.mapToItem(item)))
        : new Listed(item.get("id").s(), Optional.of(SCHEMA.mapToItem(item)), Optional.empty());
  }

  /**
   * A page of a user's own projects and of those that are shared with them, in one order, or of all
   * projects. A project of the list of all has the access of its owner.
   */
  public ListPage<VisibleProject> list(ListRequest request) {
    ListPage<Listed> page = pages.page(request.newestFirst() ? request : afterMembers(request));
    Map<String, Project> shared =
        findAll(
            page.items().stream().filter(it -> it.own().isEmpty()).map(Listed::project).toList());
    List<VisibleProject> visible =
        page.items().stream().flatMap(it -> visible(it, shared).stream()).toList();
    return new ListPage<>(visible, page.next().map(id -> id.substring(0, Ulid.LENGTH)));
  }

  /** A membership's key begins with that of its project, which a cursor names. */
  private static ListRequest afterMembers(ListRequest request) {
    return new ListRequest(
        request.owner(),
        false,
        request.cursor().map(id -> id + "~"),
        request.skip(),
        request.limit());
  }

  /** A shared project that was deleted is omitted: its memberships are deleted after it. */
  private static Optional<VisibleProject> visible(Listed entry, Map<String, Project> shared) {
    Access access = entry.member().map(Member::access).orElse(Access.OWNER);
    return entry
        .own()
        .or(() -> Optional.ofNullable(shared.get(entry.project())))
        .map(project -> new VisibleProject(project, access));
  }

  private Map<String, Project> findAll(List<String> ids) {
    return Items.findAll(client, table, ids).values().stream()
        .map(SCHEMA::mapToItem)
        .collect(Collectors.toMap(Project::id, project -> project));
  }

  /** The number of projects that are an owner's or shared with them, or of all users. */
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
        item.number("version"),
        item.find("members", Long.class).orElse(0L).intValue());
  }
}
