package dev.cadenza.local;

import dev.cadenza.local.emulator.Clients;
import dev.cadenza.local.handlers.WorkHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A program that starts a cloud, puts something into each of its parts, says so, and waits to be
 * killed while a handler is at work.
 */
final class DoomedCloud {

  static final String READY = "ready to die";

  private DoomedCloud() {}

  public static void main(String[] arguments) throws Exception {
    LocalCloud cloud = LocalCloud.start(TestCloud.config(Path.of(arguments[0])));
    fill(cloud);
    System.out.println(READY);
    System.out.flush();
    new CountDownLatch(1).await();
  }

  static void fill(LocalCloud cloud) throws InterruptedException {
    try (DynamoDbClient dynamoDb =
            Clients.client(
                DynamoDbClient.builder(), cloud.endpoint("dynamodb"), cloud.credentials());
        S3Client s3 =
            Clients.client(S3Client.builder(), cloud.endpoint("s3"), cloud.credentials());
        SqsClient sqs =
            Clients.client(SqsClient.builder(), cloud.endpoint("sqs"), cloud.credentials())) {
      dynamoDb.putItem(
          request ->
              request
                  .tableName(cloud.tableName("ItemsTable"))
                  .item(Map.of("id", AttributeValue.fromS("kept"))));
      s3.putObject(
          request -> request.bucket(cloud.bucketName("Files")).key("a/kept"),
          RequestBody.fromString("kept", StandardCharsets.UTF_8));
      sqs.sendMessage(
          request -> request.queueUrl(cloud.queueUrl("ParkedQueue")).messageBody("received"));
      sqs.receiveMessage(request -> request.queueUrl(cloud.queueUrl("ParkedQueue")));
      sqs.sendMessage(
          request -> request.queueUrl(cloud.queueUrl("ParkedQueue")).messageBody("waiting"));
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(cloud.queueUrl("ParkedQueue"))
                  .delaySeconds(900)
                  .messageBody("delayed"));
      sqs.sendMessage(request -> request.queueUrl(cloud.queueUrl("WorkQueue")).messageBody("hang"));
      WorkHandler.SEEN.take();
    }
  }
}
