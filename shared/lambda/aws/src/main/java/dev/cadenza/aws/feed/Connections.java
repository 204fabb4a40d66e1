package dev.cadenza.aws.feed;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.items.AttributeValues;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The connections of clients and their subscriptions. */
public final class Connections {
  /** API Gateway closes every connection after two hours. */
  private static final Duration LIFE = Duration.ofHours(2).plusMinutes(5);

  private static final String RENEWED = "token";

  /** A subscription to all jobs of the owner. */
  public static final String EVERY_JOB = "*";

  private static final String PROJECT = "project#";

  private final DynamoDbClient client;
  private final String table;

  public Connections(DynamoDbClient client, Environment environment) {
    this.client = client;
    this.table = environment.get("CONNECTIONS_TABLE");
  }

  /**
   * The owner under which subscriptions to jobs of a project are stored: those of its members, who
   * may lose it, while a job may be moved to a project that they cannot read.
   */
  public static String ofProject(String project) {
    return PROJECT + project;
  }

  /**
   * A connection with subscriptions to jobs of one owner.
   *
   * @param owner an account, or {@link #ofProject}
   * @param jobs identifiers, or {@link #EVERY_JOB}
   */
  public record Listener(String owner, String connection, Set<String> jobs) {
    public Listener {
      jobs = Set.copyOf(jobs);
    }

    boolean isSubscribedTo(String job) {
      return jobs.contains(EVERY_JOB) || jobs.contains(job);
    }
  }

  /**
   * Stores the account of a connection, so that {@link #ofAccount} finds it.
   *
   * @param account of the user who opened the connection
   */
  public void open(String account, String connection, Instant now) {
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(key(account, connection))
                .updateExpression("SET expires_at = :expires")
                .expressionAttributeValues(Map.of(":expires", expiry(now))));
  }

  /** A connection whose client renews its token, and the end of that token. */
  public record Ending(String account, String connection, Instant at) {}

  /**
   * Stores the end of a connection's token, for {@link #endingBefore}. Connections without one stay
   * open as long as API Gateway keeps them.
   *
   * @return whether the connection is still known
   */
  public boolean renew(String account, String connection, Instant end) {
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(key(account, connection))
                  .conditionExpression("attribute_exists(expires_at)")
                  .updateExpression("SET renews = :renewed, token_ends = :end")
                  .expressionAttributeValues(
                      Map.of(
                          ":renewed",
                          AttributeValues.text(RENEWED),
                          ":end",
                          AttributeValues.number(end.getEpochSecond()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** The connections whose tokens end first. */
  public List<Ending> endingBefore(Instant time, int limit) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName("by_token_end")
            .keyConditionExpression("renews = :renewed AND token_ends < :time")
            .expressionAttributeValues(
                Map.of(
                    ":renewed",
                    AttributeValues.text(RENEWED),
                    ":time",
                    AttributeValues.number(time.getEpochSecond())))
            .limit(limit)
            .build();
    return client.query(request).items().stream().map(Connections::ending).toList();
  }

  private static Ending ending(Map<String, AttributeValue> item) {
    return new Ending(
        item.get("owner").s(),
        item.get("connection").s(),
        Instant.ofEpochSecond(Long.parseLong(item.get("token_ends").n())));
  }

  /** The open connections of an account, including those that are being opened. */
  public List<String> ofAccount(String account) {
    return items(account).map(Listener::connection).toList();
  }

  /** Adds subscriptions to a connection. */
  public void listen(Listener listener, Instant now) {
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(key(listener.owner(), listener.connection()))
                .updateExpression("ADD jobs :jobs SET expires_at = :expires")
                .expressionAttributeValues(
                    Map.of(
                        ":jobs", AttributeValue.fromSs(List.copyOf(listener.jobs())),
                        ":expires", expiry(now))));
  }

  private static AttributeValue expiry(Instant now) {
    return AttributeValues.number(now.plus(LIFE).getEpochSecond());
  }

  /** The connections that are subscribed to a job by its owner, or by its project. */
  public List<String> subscribedTo(String owner, String job) {
    return items(owner)
        .filter(listener -> listener.isSubscribedTo(job))
        .map(Listener::connection)
        .toList();
  }

  private Stream<Listener> items(String owner) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("#owner = :owner")
            .expressionAttributeNames(Map.of("#owner", "owner"))
            .expressionAttributeValues(Map.of(":owner", AttributeValues.text(owner)))
            .consistentRead(true)
            .build();
    return client.queryPaginator(request).items().stream().map(Connections::listener);
  }

  /** The subscriptions of a connection. */
  public List<Listener> of(String connection) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName("by_connection")
            .keyConditionExpression("#connection = :connection")
            .expressionAttributeNames(Map.of("#connection", "connection"))
            .expressionAttributeValues(Map.of(":connection", AttributeValues.text(connection)))
            .build();
    return client.query(request).items().stream().map(Connections::listener).toList();
  }

  public void forget(String owner, String connection) {
    client.deleteItem(delete -> delete.tableName(table).key(key(owner, connection)));
  }

  private static Map<String, AttributeValue> key(String owner, String connection) {
    Map<String, AttributeValue> key = new HashMap<>();
    key.put("owner", AttributeValues.text(owner));
    key.put("connection", AttributeValues.text(connection));
    return key;
  }

  private static Listener listener(Map<String, AttributeValue> item) {
    List<String> jobs =
        Optional.ofNullable(item.get("jobs")).map(AttributeValue::ss).orElse(List.of());
    return new Listener(item.get("owner").s(), item.get("connection").s(), Set.copyOf(jobs));
  }
}
