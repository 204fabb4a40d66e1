package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.local.emulator.Clients;
import dev.cadenza.local.handlers.WorkHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What is there again after the end of the process, however it came. */
class PersistenceTest {

  @TempDir private Path data;

  @BeforeEach
  void forget() {
    WorkHandler.SEEN.clear();
  }

  @Test
  void shouldKeepEverythingWhenItIsClosed() throws Exception {
    SdkBytes key;
    try (LocalCloud cloud = LocalCloud.start(TestCloud.config(data))) {
      DoomedCloud.fill(cloud);
      key = publicKey(cloud);
    }
    try (LocalCloud cloud = LocalCloud.start(TestCloud.config(data))) {
      assertThat(publicKey(cloud)).isEqualTo(key);
      assertEverythingIsThere(cloud);
    }
  }

  @Test
  void shouldKeepEverythingWhenTheProcessIsKilled() throws Exception {
    kill();
    try (LocalCloud cloud = LocalCloud.start(TestCloud.config(data))) {
      assertEverythingIsThere(cloud);
    }
  }

  @Test
  void shouldInterruptHandlersThatDoNotEndInTime() throws Exception {
    long begin;
    try (LocalCloud cloud = LocalCloud.start(TestCloud.config(data))) {
      DoomedCloud.fill(cloud);
      begin = System.nanoTime();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void shouldAddAndDropIndexesAsTheTemplateChanges() throws Exception {
    LocalCloudConfig config = TestCloud.config(data);
    LocalCloud.start(config).close();
    Path changed = data.resolve("changed.yaml");
    String template = Files.readString(config.templateFile());
    Files.writeString(changed, template.replace("IndexName: by_owner", "IndexName: by_keeper"));
    try (LocalCloud cloud = LocalCloud.start(config.withTemplateFile(changed));
        DynamoDbClient dynamoDb =
            Clients.client(
                DynamoDbClient.builder(), cloud.endpoint("dynamodb"), cloud.credentials())) {
      assertThat(
              dynamoDb
                  .describeTable(request -> request.tableName(cloud.tableName("ItemsTable")))
                  .table()
                  .globalSecondaryIndexes())
          .extracting(index -> index.indexName())
          .containsExactly("by_keeper");
    }
    Path other = data.resolve("other.yaml");
    Files.writeString(
        other,
        template.replace(
            "KeySchema:\n        - { AttributeName: id, KeyType: HASH }",
            "KeySchema:\n        - { AttributeName: owner, KeyType: HASH }"));
    assertThatThrownBy(() -> LocalCloud.start(config.withTemplateFile(other)))
        .hasMessageContaining("ItemsTable")
        .hasMessageContaining("another key");
  }

  @Test
  void shouldRefuseTheTablesOfTheFormerEmulator() throws Exception {
    Path folder = Files.createDirectories(data.resolve("dynamodb"));
    Path tables = Files.writeString(folder.resolve("shared-local-instance.db"), "tables");
    assertThatThrownBy(() -> LocalCloud.start(TestCloud.config(data)))
        .hasMessageContaining("DynamoDB Local")
        .hasMessageContaining(tables.toString())
        .hasMessageContaining("--fresh");
    assertThat(tables).hasContent("tables");
    assertThat(folder.resolve("dynamodb.db")).doesNotExist();
  }

  private void kill() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.virtualThreadScheduler.parallelism=16",
                "-Dcadenza.home=" + System.getProperty("cadenza.home"),
                "-cp",
                System.getProperty("java.class.path"),
                DoomedCloud.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).isEqualTo(DoomedCloud.READY);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void assertEverythingIsThere(LocalCloud cloud) throws InterruptedException {
    try (DynamoDbClient dynamoDb =
            Clients.client(
                DynamoDbClient.builder(), cloud.endpoint("dynamodb"), cloud.credentials());
        S3Client s3 =
            Clients.client(S3Client.builder(), cloud.endpoint("s3"), cloud.credentials());
        SqsClient sqs =
            Clients.client(SqsClient.builder(), cloud.endpoint("sqs"), cloud.credentials())) {
      assertThat(
              dynamoDb
                  .getItem(
                      request ->
                          request
                              .tableName(cloud.tableName("ItemsTable"))
                              .key(Map.of("id", AttributeValue.fromS("kept"))))
                  .hasItem())
          .isTrue();
      assertThat(
              s3.getObjectAsBytes(
                      request -> request.bucket(cloud.bucketName("Files")).key("a/kept"))
                  .asUtf8String())
          .isEqualTo("kept");
      assertThat(parked(cloud, sqs)).containsExactlyInAnyOrder("received", "waiting");
    }
    WorkHandler.Seen again = WorkHandler.SEEN.poll(30, TimeUnit.SECONDS);
    assertThat(again).as("the message that was being worked on").isNotNull();
    assertThat(again.message().getBody()).isEqualTo("hang");
    // Its handler was stopped, which is no fault of the message.
    assertThat(again.message().getAttributes()).containsEntry("ApproximateReceiveCount", "1");
  }

  private static Set<String> parked(LocalCloud cloud, SqsClient sqs) {
    return sqs
        .receiveMessage(
            request -> request.queueUrl(cloud.queueUrl("ParkedQueue")).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(Message::body)
        .collect(Collectors.toSet());
  }

  private static SdkBytes publicKey(LocalCloud cloud) {
    try (KmsClient kms =
        Clients.client(KmsClient.builder(), cloud.endpoint("kms"), cloud.credentials())) {
      return kms.getPublicKey(request -> request.keyId(cloud.resolve("TokenKey", "Arn")))
          .publicKey();
    }
  }
}
