package dev.cadenza.dynamodb.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cadenza.dynamodb.DynamoDb;
import dev.cadenza.dynamodb.Options;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbServerTest {
  private static DynamoDb db;
  private static DynamoDbServer server;
  private static DynamoDbClient client;

  @BeforeAll
  static void start() throws IOException {
    db = DynamoDb.inMemory(Options.DEFAULT);
    server = DynamoDbServer.start(db, 0);
    client =
        DynamoDbClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    client.createTable(
        table ->
            table
                .tableName("songs")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build()));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
    db.close();
  }

  private static Map<String, AttributeValue> song(String id) {
    return Map.of("id", AttributeValue.fromS(id));
  }

  @Test
  void shouldBeUnderstoodByTheSdk() {
    client.waiter().waitUntilTableExists(table -> table.tableName("songs"));
    client.putItem(put -> put.tableName("songs").item(song("a")));
    assertThat(client.getItem(get -> get.tableName("songs").key(song("a"))).item())
        .isEqualTo(song("a"));
    assertThat(client.scanPaginator(scan -> scan.tableName("songs").limit(1)).items())
        .contains(song("a"));
  }

  @Test
  void shouldTellErrorsAsTheSdkKnowsThem() {
    client.putItem(put -> put.tableName("songs").item(song("b")));
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> client.getItem(get -> get.tableName("albums").key(song("b"))))
        .withMessageContaining("Requested resource not found");
    assertThatExceptionOfType(ConditionalCheckFailedException.class)
        .isThrownBy(
            () ->
                client.putItem(
                    put ->
                        put.tableName("songs")
                            .item(song("b"))
                            .conditionExpression("attribute_not_exists(id)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .satisfies(failure -> assertThat(failure.item()).isEqualTo(song("b")));
    assertThatExceptionOfType(TransactionCanceledException.class)
        .isThrownBy(() -> client.transactWriteItems(all -> all.transactItems(once("c"), once("b"))))
        .satisfies(
            failure ->
                assertThat(failure.cancellationReasons())
                    .extracting(CancellationReason::code)
                    .containsExactly("None", "ConditionalCheckFailed"));
  }

  private static TransactWriteItem once(String id) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName("songs")
                    .item(song(id))
                    .conditionExpression("attribute_not_exists(id)"))
        .build();
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static HttpRequest.Builder post(String target, String body) {
    return HttpRequest.newBuilder(server.endpoint())
        .header("X-Amz-Target", target)
        .header("Authorization", "any")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  @Test
  void shouldSendTheHeadersOfTheService() throws Exception {
    HttpResponse<byte[]> answer = send(post("DynamoDB_20120810.ListTables", "{}"));
    CRC32 crc = new CRC32();
    crc.update(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-amz-crc32")).contains(Long.toString(crc.getValue()));
    assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.0");
    assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
  }

  @Test
  void shouldRefuseWhatIsNoRequest() throws Exception {
    assertThat(new String(send(post("DynamoDB_20120810.GetItem", "{")).body(), UTF_8))
        .contains("com.amazon.coral.service#SerializationException");
    assertThat(new String(send(post("DynamoDB_20120810.Sing", "{}")).body(), UTF_8))
        .contains("com.amazon.coral.service#UnknownOperationException");
    HttpResponse<byte[]> unsigned =
        send(
            HttpRequest.newBuilder(server.endpoint())
                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(unsigned.statusCode()).isEqualTo(400);
    assertThat(new String(unsigned.body(), UTF_8)).contains("MissingAuthenticationTokenException");
    assertThat(
            send(post("DynamoDB_20120810.PutItem", " ".repeat(16 * 1024 * 1024 + 1))).statusCode())
        .isEqualTo(413);
  }

  @Test
  void shouldSayThatItIsWell() throws Exception {
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(server.endpoint().resolve("/")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), UTF_8)).startsWith("healthy");
  }

  @Test
  void shouldNameItselfAsAnEndpoint() throws Exception {
    URI endpoint = server.endpoint();
    assertThat(new String(send(post("DynamoDB_20120810.DescribeEndpoints", "{}")).body(), UTF_8))
        .contains("\"" + endpoint.getHost() + ":" + endpoint.getPort() + "\"");
  }

  /** Who listens on all addresses is reached under each of the loopback's. */
  @Test
  void shouldListenOnTheLoopbackAlone() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> {
              try (Socket socket = new Socket()) {
                socket.connect(
                    new InetSocketAddress("127.0.0.2", server.endpoint().getPort()), 2_000);
              }
            });
  }

  @Test
  void shouldSayWhenThePortIsTaken() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> DynamoDbServer.start(db, server.endpoint().getPort()));
  }
}
