package dev.cadenza.aws.dynamodb;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import dev.cadenza.aws.items.Draft;
import dev.cadenza.aws.items.IdempotencyKeys;
import dev.cadenza.aws.items.Items;
import dev.cadenza.aws.items.Schemas;
import dev.cadenza.aws.items.Tally;
import dev.cadenza.aws.items.Transactions;
import dev.cadenza.aws.items.Writes;
import dev.cadenza.jobs.IdempotencyRecord;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.model.sharing.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Members of projects, in the table of projects. The key of a membership begins with that of its
 * project and the item is in the index of the member's own projects, so that both are one list; the
 * counter of that list counts both.
 */
public final class DynamoMembers {
  /** The maximum number of members of a project. */
  public static final int MAX = 100;

  /** The attribute that only memberships have. */
  static final String PROJECT = "project";

  static final TableSchema<Member> SCHEMA =
      Schemas.of(Member.class, DynamoMembers::member)
          .derived("id", member -> Optional.of(id(member.project(), member.account())))
          .text(PROJECT, Member::project)
          .text("owner", Member::account)
          .derived("scope", member -> Optional.of(scope(member.project())))
          .text("access", member -> member.access().wire())
          .time("added_at", Member::addedAt)
          .number("version", Member::version)
          .build();

  private static final String NOTE = "left#";
  private static final String NOTES = "left";

  private final DynamoDbClient client;
  private final Transactions transactions;
  private final Tally tally;
  private final String table;
  private final Optional<String> idempotencyKeys;

  public DynamoMembers(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.transactions = new Transactions(client);
    this.table = environment.get("PROJECTS_TABLE");
    this.idempotencyKeys = environment.find("IDEMPOTENCY_KEYS_TABLE");
    this.tally = new Tally(client, environment.get("COUNTERS_TABLE"), "projects");
  }

  /** The outcome of adding a member. */
  public enum Added {
    ADDED,
    /** The user is a member already. */
    ALREADY,
    /** The project has {@link #MAX} members, or was deleted. */
    FULL,
    /** The idempotency key was used before. */
    REPEATED
  }

  /** Adds a member to a project; nothing is written unless it is {@link Added#ADDED}. */
  public Added add(Member member, Optional<IdempotencyRecord> idempotency) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(Writes.once(table, "id", SCHEMA.itemToMap(member, true)));
    writes.add(
        counted(
            member.project(),
            1,
            "attribute_exists(id) AND (attribute_not_exists(members) OR members < :max)"));
    writes.add(tally.addFor(member.account(), member.project(), 1));
    IdempotencyKeys.once(idempotencyKeys, idempotency).ifPresent(writes::add);
    return switch (transactions.write(writes)) {
      case Transactions.Written() -> Added.ADDED;
      case Transactions.Refused(var index) when index == 0 -> Added.ALREADY;
      case Transactions.Refused(var index) when index == 1 -> Added.FULL;
      case Transactions.Refused _ -> Added.REPEATED;
    };
  }

  /** Changes the number of members that a project has. */
  private TransactWriteItem counted(String project, int delta, String condition) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":delta", AttributeValues.number(delta));
    if (condition.contains(":max")) {
      values.put(":max", AttributeValues.number(MAX));
    }
    Update update =
        Update.builder()
            .tableName(table)
            .key(AttributeValues.key("id", project))
            .conditionExpression(condition)
            .updateExpression("ADD members :delta")
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  public Optional<Member> find(String project, String account) {
    return Ulid.isValid(project) && Ulid.isValid(account)
        ? Items.find(client, table, "id", id(project, account)).map(SCHEMA::mapToItem)
        : Optional.empty();
  }

  /**
   * @return whether the membership still had the previous version
   */
  public boolean update(Member before, Member after) {
    return transactions.write(
            List.of(Writes.put(table, SCHEMA.itemToMap(after, true), before.version())))
        instanceof Transactions.Written;
  }

  /** Removes a member, also of a project that was deleted. */
  public void remove(Member member) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(deletion(member));
    writes.add(tally.addFor(member.account(), member.project(), -1));
    writes.add(counted(member.project(), -1, "attribute_exists(id)"));
    if (transactions.write(writes) instanceof Transactions.Refused(var index) && index > 0) {
      transactions.write(writes.subList(0, 2));
    }
  }

  /** Deletes a membership that exists, so that it is counted once. */
  private TransactWriteItem deletion(Member member) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(AttributeValues.key("id", id(member.project(), member.account())))
            .conditionExpression("attribute_exists(id)")
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  /** All members of a project, in the order of their accounts. */
  public List<Member> of(String project) {
    return query("by_scope", "scope", scope(project)).map(SCHEMA::mapToItem).toList();
  }

  /** Removes the members of a deleted project. */
  public void removeAllOf(String project) {
    of(project).forEach(this::remove);
  }

  /** Notes that an account has no rights any more: the sweeper removes its memberships. */
  public void leave(String account) {
    client.putItem(
        put ->
            put.tableName(table)
                .item(
                    Map.of(
                        "id", AttributeValues.text(NOTE + account),
                        "scope", AttributeValues.text(NOTES))));
  }

  /** Accounts that may have remaining memberships. */
  public List<String> leaving(int limit) {
    return query("by_scope", "scope", NOTES)
        .limit(limit)
        .map(item -> item.get("id").s().substring(NOTE.length()))
        .toList();
  }

  /**
   * Removes the memberships of an account, and the note that it leaves.
   *
   * @return whether all were removed before the deadline; call it again otherwise
   */
  public boolean removeAllOfAccount(String account, Instant deadline) {
    for (Map<String, AttributeValue> item : query("by_owner", "owner", account).toList()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      if (item.containsKey(PROJECT)) {
        remove(SCHEMA.mapToItem(item));
      }
    }
    client.deleteItem(
        delete -> delete.tableName(table).key(AttributeValues.key("id", NOTE + account)));
    return true;
  }

  private Stream<Map<String, AttributeValue>> query(String index, String attribute, String value) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index)
            .keyConditionExpression("#partition = :partition")
            .expressionAttributeNames(Map.of("#partition", attribute))
            .expressionAttributeValues(Map.of(":partition", AttributeValues.text(value)))
            .build();
    return client.queryPaginator(request).items().stream();
  }

  private static String id(String project, String account) {
    return project + "#" + account;
  }

  private static String scope(String project) {
    return "members#" + project;
  }

  private static Member member(Draft item) {
    return new Member(
        item.text(PROJECT),
        item.text("owner"),
        Access.ofMember(item.text("access")).orElseThrow(),
        item.time("added_at"),
        item.number("version"));
  }
}
