package dev.cadenza.local.emulator;

import dev.cadenza.local.template.spec.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Creates the tables of the template, and updates existing ones. */
public final class Tables {

  private static final long POLL_NANOS = 20_000_000L;

  private final DynamoDbClient dynamoDb;

  private Tables(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /**
   * @param directory of the emulator's data, with a record of created tables
   * @throws EmulatorException when an existing table has another key than the template's
   */
  public static void create(
      List<TableSpec> specs, URI endpoint, AwsBasicCredentials credentials, Path directory) {
    Path record = directory.resolve("tables.txt");
    String wanted = specs.toString();
    try {
      // Describing the tables takes longer than starting the emulator.
      if (!Files.exists(record) || !Files.readString(record).equals(wanted)) {
        create(specs, endpoint, credentials);
        Files.writeString(record, wanted);
      }
    } catch (IOException failure) {
      throw new EmulatorException("the record of the tables: " + record, failure);
    }
  }

  /**
   * Without a record: describes the tables.
   *
   * @throws EmulatorException when an existing table has another key than the template's
   */
  public static void create(List<TableSpec> specs, URI endpoint, AwsBasicCredentials credentials) {
    try (DynamoDbClient dynamoDb =
        Clients.client(DynamoDbClient.builder(), endpoint, credentials)) {
      Set<String> existing = new HashSet<>(dynamoDb.listTables().tableNames());
      Tables tables = new Tables(dynamoDb);
      specs.parallelStream()
          .forEach(
              spec -> {
                if (existing.contains(spec.name())) {
                  tables.update(spec);
                } else {
                  tables.create(spec);
                }
              });
    }
  }

  private void create(TableSpec spec) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(spec.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes(spec))
            .keySchema(keys(spec.keys()));
    List<GlobalSecondaryIndex> global = new ArrayList<>();
    List<LocalSecondaryIndex> local = new ArrayList<>();
    for (TableSpec.Index index : spec.indexes()) {
      if (index.global()) {
        global.add(globalIndex(index));
      } else {
        local.add(
            LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection(index))
                .build());
      }
    }
    if (!global.isEmpty()) {
      request.globalSecondaryIndexes(global);
    }
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(local);
    }
    spec.streamView()
        .ifPresent(
            view ->
                request.streamSpecification(
                    StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(view)
                        .build()));
    dynamoDb.createTable(request.build());
    spec.timeToLive().ifPresent(attribute -> enableTimeToLive(spec, attribute));
  }

  private void update(TableSpec spec) {
    TableDescription kept =
        dynamoDb.describeTable(request -> request.tableName(spec.name())).table();
    if (!Set.copyOf(kept.keySchema()).equals(Set.copyOf(keys(spec.keys())))) {
      throw new EmulatorException(
          spec.id() + ": the existing table has another key; delete the data directory");
    }
    for (GlobalSecondaryIndexDescription index : kept.globalSecondaryIndexes()) {
      if (spec.indexes().stream().noneMatch(wanted -> same(wanted, index))) {
        dropIndex(spec, index.indexName());
      }
    }
    for (TableSpec.Index wanted : spec.indexes()) {
      if (wanted.global()
          && kept.globalSecondaryIndexes().stream().noneMatch(index -> same(wanted, index))) {
        addIndex(spec, wanted);
      }
    }
    spec.timeToLive().ifPresent(attribute -> keepTimeToLive(spec, attribute));
  }

  private static boolean same(TableSpec.Index wanted, GlobalSecondaryIndexDescription kept) {
    return wanted.name().equals(kept.indexName())
        && Set.copyOf(keys(wanted.keys())).equals(Set.copyOf(kept.keySchema()))
        && wanted.projection().equals(kept.projection().projectionTypeAsString());
  }

  private void dropIndex(TableSpec spec, String name) {
    change(
        spec, GlobalSecondaryIndexUpdate.builder().delete(index -> index.indexName(name)).build());
  }

  private void addIndex(TableSpec spec, TableSpec.Index wanted) {
    CreateGlobalSecondaryIndexAction create =
        CreateGlobalSecondaryIndexAction.builder()
            .indexName(wanted.name())
            .keySchema(keys(wanted.keys()))
            .projection(projection(wanted))
            .build();
    change(spec, GlobalSecondaryIndexUpdate.builder().create(create).build());
  }

  /** One change at a time, as DynamoDB requires. */
  private void change(TableSpec spec, GlobalSecondaryIndexUpdate update) {
    dynamoDb.updateTable(
        request ->
            request
                .tableName(spec.name())
                .attributeDefinitions(attributes(spec))
                .globalSecondaryIndexUpdates(update));
    while (!settled(spec)) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private boolean settled(TableSpec spec) {
    return dynamoDb
        .describeTable(request -> request.tableName(spec.name()))
        .table()
        .globalSecondaryIndexes()
        .stream()
        .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
  }

  private void keepTimeToLive(TableSpec spec, String attribute) {
    TimeToLiveStatus status =
        dynamoDb
            .describeTimeToLive(request -> request.tableName(spec.name()))
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status == TimeToLiveStatus.DISABLED) {
      enableTimeToLive(spec, attribute);
    }
  }

  private void enableTimeToLive(TableSpec spec, String attribute) {
    dynamoDb.updateTimeToLive(
        request ->
            request
                .tableName(spec.name())
                .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true)));
  }

  private static GlobalSecondaryIndex globalIndex(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.keys()))
        .projection(projection(index))
        .build();
  }

  private static Projection projection(TableSpec.Index index) {
    Projection.Builder projection = Projection.builder().projectionType(index.projection());
    return index.included().isEmpty()
        ? projection.build()
        : projection.nonKeyAttributes(index.included()).build();
  }

  private static List<AttributeDefinition> attributes(TableSpec spec) {
    return spec.attributes().entrySet().stream()
        .map(
            entry ->
                AttributeDefinition.builder()
                    .attributeName(entry.getKey())
                    .attributeType(entry.getValue())
                    .build())
        .toList();
  }

  private static List<KeySchemaElement> keys(TableSpec.Keys keys) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(key(keys.hash(), KeyType.HASH));
    Optional<String> range = keys.range();
    range.ifPresent(name -> schema.add(key(name, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
