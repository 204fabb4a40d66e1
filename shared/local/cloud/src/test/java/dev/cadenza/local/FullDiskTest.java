package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.local.emulator.Clients;
import dev.cadenza.local.emulator.DynamoDbEmulator;
import dev.cadenza.local.emulator.SqsEmulator;
import dev.cadenza.local.signed.Signatures;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Queues whose disk is full say so, and go on by themselves when there is room again. */
class FullDiskTest {
  private static final AwsBasicCredentials KEY = AwsBasicCredentials.create("test", "secret");
  private static final String BODY = "x".repeat(10_000);

  @TempDir private Path folder;
  private SmallDisk disk;
  private URI url;
  private SqsClient sqs;

  @BeforeEach
  void start() throws Exception {
    disk = SmallDisk.at(folder.resolve("disk"));
    try (ServerSocket socket = new ServerSocket(0)) {
      url = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    sqs = Clients.client(SqsClient.builder(), url, KEY);
  }

  @AfterEach
  void stop() throws Exception {
    sqs.close();
    disk.close();
  }

  private SqsEmulator queues() {
    return SqsEmulator.start(disk.path().resolve("sqs"), url, new Signatures(KEY));
  }

  private String queue() {
    return sqs.createQueue(request -> request.queueName("Work")).queueUrl();
  }

  @Test
  void shouldGoOnWithoutARestartWhenThereIsRoomAgain() throws Exception {
    List<String> accepted = new ArrayList<>();
    try (SqsEmulator _ = queues()) {
      String work = queue();
      accepted.add(send(work));
      disk.fill();

      assertThatThrownBy(() -> send(work))
          .isInstanceOfSatisfying(
              SqsException.class,
              failure -> {
                assertThat(failure.statusCode()).isEqualTo(507);
                assertThat(failure).hasMessageContaining("cannot be stored");
                assertThat(failure.numAttempts()).isEqualTo(1);
              });
      assertThat(receive(work)).as("what was accepted before").isEqualTo(accepted.getFirst());
      disk.empty();
      accepted.add(send(work));
      assertThat(receive(work)).isEqualTo(accepted.getLast());
    }

    try (SqsEmulator _ = queues()) {
      String work = queue();
      assertThat(List.of(receive(work), receive(work)))
          .containsExactlyInAnyOrderElementsOf(accepted);
      assertThat(sqs.receiveMessage(request -> request.queueUrl(work)).messages()).isEmpty();
    }
  }

  @Test
  void shouldDeliverAndDeleteOnAFullDisk() throws Exception {
    try (SqsEmulator _ = queues()) {
      String work = queue();
      send(work);
      disk.fill();

      Message message = sqs.receiveMessage(request -> request.queueUrl(work)).messages().getFirst();
      sqs.changeMessageVisibility(
          request ->
              request.queueUrl(work).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
      Message again = sqs.receiveMessage(request -> request.queueUrl(work)).messages().getFirst();
      assertThat(again.messageId()).isEqualTo(message.messageId());
      sqs.deleteMessage(request -> request.queueUrl(work).receiptHandle(again.receiptHandle()));
    }
    try (SqsEmulator _ = queues()) {
      String work = queue();
      assertThat(sqs.receiveMessage(request -> request.queueUrl(work)).messages()).isEmpty();
    }
  }

  /** SQLite rolls back by itself when the disk is full, and must not be asked to once more. */
  @Test
  void shouldKeepItemsAgainWhenThereIsRoomAgain() throws Exception {
    int port = url.getPort();
    try (DynamoDbEmulator _ =
            DynamoDbEmulator.start(disk.path().resolve("dynamodb"), port, new Signatures(KEY));
        DynamoDbClient client = Clients.client(DynamoDbClient.builder(), url, KEY)) {
      client.createTable(
          table ->
              table
                  .tableName("Things")
                  .keySchema(
                      KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("id")
                          .attributeType(ScalarAttributeType.S)
                          .build())
                  .billingMode(BillingMode.PAY_PER_REQUEST));
      put(client, "before", 1);
      disk.fill();
      for (int i = 0; i < 3; i++) {
        String id = "refused-" + i;
        assertThatThrownBy(() -> put(client, id, 200_000)).isInstanceOf(DynamoDbException.class);
      }

      disk.empty();

      put(client, "after", 1);
      assertThat(client.scan(scan -> scan.tableName("Things")).items())
          .extracting(item -> item.get("id").s())
          .containsExactlyInAnyOrder("before", "after");
    }
  }

  private static void put(DynamoDbClient client, String id, int length) {
    client.putItem(
        put ->
            put.tableName("Things")
                .item(
                    Map.of(
                        "id", AttributeValue.fromS(id),
                        "text", AttributeValue.fromS("x".repeat(length)))));
  }

  private String send(String work) {
    return sqs.sendMessage(request -> request.queueUrl(work).messageBody(BODY)).messageId();
  }

  private String receive(String work) {
    return sqs.receiveMessage(request -> request.queueUrl(work)).messages().getFirst().messageId();
  }

  /**
   * A file system of twelve megabytes; for those who may not mount one, a folder nobody may write
   * to.
   */
  private record SmallDisk(Path path, boolean mounted) {
    static SmallDisk at(Path path) throws IOException, InterruptedException {
      Files.createDirectories(path);
      int code = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", path.toString());
      return new SmallDisk(path, code == 0);
    }

    void fill() throws IOException, InterruptedException {
      if (!mounted) {
        run("chmod", "-R", "a-w", path.toString());
        return;
      }
      try {
        Files.write(path.resolve("ballast"), new byte[24 << 20]);
        throw new AssertionError("It has room for more than its size.");
      } catch (IOException full) {
        assertThat(Files.size(path.resolve("ballast"))).isPositive();
      }
    }

    void empty() throws IOException, InterruptedException {
      run("chmod", "-R", "u+w", path.toString());
      Files.deleteIfExists(path.resolve("ballast"));
    }

    void close() throws IOException, InterruptedException {
      empty();
      if (mounted) {
        // Lazily: SQLite's driver lets go of a statement that failed when it is collected.
        assertThat(run("umount", "-l", path.toString())).isZero();
      }
    }

    private static int run(String... command) throws IOException, InterruptedException {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }
}
