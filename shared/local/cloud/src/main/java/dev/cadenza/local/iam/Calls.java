package dev.cadenza.local.iam;

import dev.cadenza.local.template.spec.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * The permissions that an SDK call needs, by the service authorization reference: the tables of
 * each service's actions and resource types.
 */
final class Calls {

  /** S3 operations whose action has another name. */
  private static final Map<String, String> S3_ACTIONS =
      Map.of(
          "HeadBucket", "ListBucket",
          "HeadObject", "GetObject",
          "CreateMultipartUpload", "PutObject",
          "UploadPart", "PutObject",
          "CompleteMultipartUpload", "PutObject",
          "ListParts", "ListMultipartUploadParts",
          "ListObjectsV2", "ListBucket");

  /** Bedrock operations whose action has another name. */
  private static final Map<String, String> BEDROCK_ACTIONS =
      Map.of("Converse", "InvokeModel", "ConverseStream", "InvokeModelWithResponseStream");

  /** What the names of a request's class and package say, read once for each class. */
  private record Named(String service, String operation) {
    private static final ClassValue<Named> OF =
        new ClassValue<>() {
          @Override
          protected Named computeValue(Class<?> request) {
            // software.amazon.awssdk.services.NAME.model
            String[] parts = request.getPackageName().split("\\.");
            return new Named(
                parts[Math.max(0, parts.length - 2)].toLowerCase(Locale.ROOT),
                request.getSimpleName().replaceFirst("Request$", ""));
          }
        };

    static Named of(SdkRequest request) {
      return OF.get(request.getClass());
    }
  }

  private final String connections;

  /**
   * @param connections the ARN of the stage of the WebSocket API
   */
  Calls(String connections) {
    this.connections = connections;
  }

  List<Permission> permissions(SdkRequest request) {
    String operation = Named.of(request).operation();
    return switch (service(request)) {
      case "dynamodb" -> dynamoDb(operation, request);
      case "s3" -> s3(operation, request);
      case "sqs" -> List.of(new Permission("sqs:" + operation, queue(request)));
      case "kms" ->
          List.of(
              new Permission("kms:" + operation, Names.keyArn(text(request, "KeyId").orElse("*"))));
      case "apigatewaymanagementapi" ->
          List.of(
              new Permission(
                  "execute-api:ManageConnections", connections + connection(operation, request)));
      case "transcribe" ->
          List.of(
              new Permission(
                  "transcribe:" + operation,
                  Names.transcriptionArn(text(request, "TranscriptionJobName").orElse("*"))));
      case "bedrockruntime" ->
          List.of(
              new Permission(
                  "bedrock:" + BEDROCK_ACTIONS.getOrDefault(operation, operation),
                  Names.modelArn(text(request, "modelId").orElse("*"))));
      case String service -> List.of(new Permission(service + ":" + operation, "*"));
    };
  }

  /** The permission to get "not found" for a missing file instead of "access denied". */
  static Permission list(SdkRequest request) {
    return new Permission("s3:ListBucket", Names.bucketArn(text(request, "Bucket").orElse("*")));
  }

  static String service(SdkRequest request) {
    return Named.of(request).service();
  }

  private static List<Permission> dynamoDb(String operation, SdkRequest request) {
    if (request instanceof TransactWriteItemsRequest transaction) {
      return transaction.transactItems().stream().flatMap(Calls::write).distinct().toList();
    }
    if (operation.startsWith("Batch")) {
      Map<?, ?> tables = request.getValueForField("RequestItems", Map.class).orElse(Map.of());
      return tables.keySet().stream()
          .map(table -> onTable(operation, String.valueOf(table)))
          .toList();
    }
    String table = Names.tableArn(text(request, "TableName").orElse("*"));
    String resource =
        text(request, "IndexName").map(index -> table + "/index/" + index).orElse(table);
    return List.of(new Permission("dynamodb:" + operation, resource));
  }

  private static Stream<Permission> write(TransactWriteItem item) {
    return Stream.of(
            Optional.ofNullable(item.put()).map(put -> onTable("PutItem", put.tableName())),
            Optional.ofNullable(item.update())
                .map(update -> onTable("UpdateItem", update.tableName())),
            Optional.ofNullable(item.delete())
                .map(delete -> onTable("DeleteItem", delete.tableName())),
            Optional.ofNullable(item.conditionCheck())
                .map(check -> onTable("ConditionCheckItem", check.tableName())))
        .flatMap(Optional::stream);
  }

  private static Permission onTable(String operation, String table) {
    return new Permission("dynamodb:" + operation, Names.tableArn(table));
  }

  private static List<Permission> s3(String operation, SdkRequest request) {
    String bucket = Names.bucketArn(text(request, "Bucket").orElse("*"));
    if (request instanceof DeleteObjectsRequest deletion) {
      return deletion.delete().objects().stream()
          .map(ObjectIdentifier::key)
          .map(key -> new Permission("s3:DeleteObject", bucket + "/" + key))
          .toList();
    }
    String action = "s3:" + S3_ACTIONS.getOrDefault(operation, operation);
    String resource = text(request, "Key").map(key -> bucket + "/" + key).orElse(bucket);
    return List.of(new Permission(action, resource));
  }

  private static String queue(SdkRequest request) {
    String url = text(request, "QueueUrl").or(() -> text(request, "QueueName")).orElse("*");
    return Names.queueArn(url.substring(url.lastIndexOf('/') + 1));
  }

  private static String connection(String operation, SdkRequest request) {
    String method =
        switch (operation) {
          case "PostToConnection" -> "POST";
          case "DeleteConnection" -> "DELETE";
          default -> "GET";
        };
    return "/" + method + "/@connections/" + text(request, "ConnectionId").orElse("*");
  }

  private static Optional<String> text(SdkRequest request, String field) {
    return request.getValueForField(field, Object.class).map(String::valueOf);
  }
}
