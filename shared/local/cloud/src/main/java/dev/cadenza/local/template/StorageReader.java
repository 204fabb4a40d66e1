package dev.cadenza.local.template;

import dev.cadenza.local.template.spec.BucketSpec;
import dev.cadenza.local.template.spec.CorsSpec;
import dev.cadenza.local.template.spec.KeySpec;
import dev.cadenza.local.template.spec.Names;
import dev.cadenza.local.template.spec.QueueSpec;
import dev.cadenza.local.template.spec.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the resources with data: queues, tables, buckets and keys. */
final class StorageReader {

  /** Properties of a queue that are SQS attributes of the same name. */
  private static final List<String> QUEUE_ATTRIBUTES =
      List.of(
          "VisibilityTimeout",
          "MessageRetentionPeriod",
          "DelaySeconds",
          "ReceiveMessageWaitTimeSeconds",
          "MaximumMessageSize",
          "FifoQueue",
          "ContentBasedDeduplication");

  private StorageReader() {}

  static QueueSpec queue(Resource resource, Properties properties) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : QUEUE_ATTRIBUTES) {
      properties.optionalText(name).ifPresent(value -> attributes.put(name, value));
    }
    properties
        .part("RedrivePolicy")
        .ifPresent(
            redrive -> {
              attributes.put(
                  "RedrivePolicy",
                  String.format(
                      Locale.ROOT,
                      "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}",
                      redrive.text("deadLetterTargetArn"),
                      redrive.optionalNumber("maxReceiveCount").orElseThrow()));
              redrive.refuseTheRest();
            });
    properties.optionalText("QueueName");
    properties.refuseTheRest();
    return new QueueSpec(resource.id(), Attributes.queueName(resource), attributes);
  }

  static TableSpec table(Resource resource, Properties properties) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Properties attribute : properties.parts("AttributeDefinitions")) {
      attributes.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
      attribute.refuseTheRest();
    }
    List<TableSpec.Index> indexes = new ArrayList<>();
    properties.parts("GlobalSecondaryIndexes").forEach(index -> indexes.add(index(index, true)));
    properties.parts("LocalSecondaryIndexes").forEach(index -> indexes.add(index(index, false)));
    properties.optionalText("TableName");
    TableSpec table =
        new TableSpec(
            resource.id(),
            Attributes.named(resource, "TableName", resource.id()),
            attributes,
            keys(properties),
            indexes,
            properties.part("TimeToLiveSpecification").flatMap(StorageReader::timeToLive),
            properties.part("StreamSpecification").map(stream -> stream.text("StreamViewType")));
    properties.refuseTheRest();
    return table;
  }

  private static TableSpec.Index index(Properties properties, boolean global) {
    properties.ignore(List.of("ProvisionedThroughput", "OnDemandThroughput"));
    Properties projection =
        properties
            .part("Projection")
            .orElseThrow(() -> properties.refuse("Projection", "is missing"));
    TableSpec.Index index =
        new TableSpec.Index(
            properties.text("IndexName"),
            keys(properties),
            projection.text("ProjectionType"),
            projection.texts("NonKeyAttributes"),
            global);
    projection.refuseTheRest();
    properties.refuseTheRest();
    return index;
  }

  private static TableSpec.Keys keys(Properties properties) {
    Map<String, String> byType = new LinkedHashMap<>();
    for (Properties key : properties.parts("KeySchema")) {
      byType.put(key.text("KeyType"), key.text("AttributeName"));
      key.refuseTheRest();
    }
    if (!byType.containsKey("HASH")) {
      throw properties.refuse("KeySchema", "has no HASH key");
    }
    return new TableSpec.Keys(byType.get("HASH"), Optional.ofNullable(byType.get("RANGE")));
  }

  private static Optional<String> timeToLive(Properties properties) {
    String attribute = properties.text("AttributeName");
    boolean enabled = properties.flag("Enabled", false);
    properties.refuseTheRest();
    return enabled ? Optional.of(attribute) : Optional.empty();
  }

  static BucketSpec bucket(Resource resource, Properties properties) {
    properties.optionalText("BucketName");
    List<Properties> rules =
        properties.part("CorsConfiguration").map(cors -> cors.parts("CorsRules")).orElse(List.of());
    List<CorsSpec> cors = rules.stream().map(StorageReader::cors).toList();
    properties.refuseTheRest();
    return new BucketSpec(resource.id(), Attributes.bucketName(resource), cors);
  }

  private static CorsSpec cors(Properties rule) {
    rule.ignore(List.of("Id"));
    CorsSpec cors =
        new CorsSpec(
            rule.texts("AllowedOrigins"),
            rule.texts("AllowedMethods"),
            rule.texts("AllowedHeaders"),
            rule.texts("ExposedHeaders"),
            false,
            rule.optionalNumber("MaxAge"));
    rule.refuseTheRest();
    return cors;
  }

  static KeySpec key(Resource resource, Properties properties) {
    if (!properties.text("KeySpec", "SYMMETRIC_DEFAULT").equals("ECC_NIST_P256")) {
      throw properties.refuse("KeySpec", "only ECC_NIST_P256 is supported locally");
    }
    if (!properties.text("KeyUsage", "ENCRYPT_DECRYPT").equals("SIGN_VERIFY")) {
      throw properties.refuse("KeyUsage", "only SIGN_VERIFY is supported locally");
    }
    properties.refuseTheRest();
    return new KeySpec(resource.id(), Names.keyId(resource.id()));
  }
}
