package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.local.emulator.Clients;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The emulators as the template furnished them, through clients that know nothing of it. */
class StorageTest {

  private static LocalCloud cloud;

  @BeforeAll
  static void start(@TempDir Path data) {
    cloud = LocalCloud.start(TestCloud.config(data));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void shouldServeTheTableWithItsIndexAndConditions() {
    try (DynamoDbClient dynamoDb =
        Clients.client(DynamoDbClient.builder(), cloud.endpoint("dynamodb"), cloud.credentials())) {
      String table = cloud.tableName("ItemsTable");
      dynamoDb.putItem(request -> request.tableName(table).item(item("1", "ann")));
      dynamoDb.putItem(request -> request.tableName(table).item(item("2", "ann")));
      assertThat(
              dynamoDb
                  .query(
                      request ->
                          request
                              .tableName(table)
                              .indexName("by_owner")
                              .keyConditionExpression("#owner = :owner")
                              .expressionAttributeNames(Map.of("#owner", "owner"))
                              .expressionAttributeValues(
                                  Map.of(":owner", AttributeValue.fromS("ann"))))
                  .items())
          .extracting(found -> found.get("id").s())
          .containsExactly("1", "2");
      assertThatThrownBy(
              () ->
                  dynamoDb.putItem(
                      request ->
                          request
                              .tableName(table)
                              .item(item("1", "bob"))
                              .conditionExpression("attribute_not_exists(id)")))
          .isInstanceOf(ConditionalCheckFailedException.class);
      assertThatThrownBy(
              () ->
                  dynamoDb.transactWriteItems(
                      request -> request.transactItems(put(table, "3"), put(table, "1"))))
          .isInstanceOf(TransactionCanceledException.class);
      assertThat(
              dynamoDb
                  .describeTimeToLive(request -> request.tableName(table))
                  .timeToLiveDescription()
                  .attributeName())
          .isEqualTo("expires_at");
    }
  }

  private static Map<String, AttributeValue> item(String id, String owner) {
    return Map.of("id", AttributeValue.fromS(id), "owner", AttributeValue.fromS(owner));
  }

  private static TransactWriteItem put(String table, String id) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(item(id, "cyd"))
                    .conditionExpression("attribute_not_exists(id)"))
        .build();
  }

  @Test
  void shouldSignWithTheKeyItShows() throws Exception {
    try (KmsClient kms =
        Clients.client(KmsClient.builder(), cloud.endpoint("kms"), cloud.credentials())) {
      String keyId = cloud.environmentOf("EchoFunction").get("KEY");
      GetPublicKeyResponse shown = kms.getPublicKey(request -> request.keyId(keyId));
      assertThat(shown.keyId()).isEqualTo(cloud.resolve("TokenKey", "Arn"));
      assertThat(shown.keyUsageAsString()).isEqualTo("SIGN_VERIFY");
      assertThat(shown.signingAlgorithms()).containsExactly(SigningAlgorithmSpec.ECDSA_SHA_256);
      byte[] message = "a token".getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(message);
      assertThat(verifies(shown.publicKey(), message, sign(kms, keyId, message, MessageType.RAW)))
          .isTrue();
      assertThat(verifies(shown.publicKey(), message, sign(kms, keyId, digest, MessageType.DIGEST)))
          .isTrue();
      assertThatThrownBy(() -> kms.getPublicKey(request -> request.keyId("another")))
          .isInstanceOf(NotFoundException.class);
    }
  }

  private static byte[] sign(KmsClient kms, String keyId, byte[] message, MessageType type) {
    return kms.sign(
            request ->
                request
                    .keyId(keyId)
                    .message(SdkBytes.fromByteArray(message))
                    .messageType(type)
                    .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
        .signature()
        .asByteArray();
  }

  private static boolean verifies(SdkBytes publicKey, byte[] message, byte[] signature)
      throws Exception {
    PublicKey key =
        KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(publicKey.asByteArray()));
    Signature check = Signature.getInstance("SHA256withECDSA");
    check.initVerify(key);
    check.update(message);
    return check.verify(signature);
  }

  @Test
  void shouldServeFifoQueues() {
    try (SqsClient sqs =
        Clients.client(SqsClient.builder(), cloud.endpoint("sqs"), cloud.credentials())) {
      String url = cloud.queueUrl("OrderedQueue");
      assertThat(URI.create(url).getPath()).endsWith("/OrderedQueue.fifo");
      for (String body : List.of("one", "two", "two", "three")) {
        sqs.sendMessage(request -> request.queueUrl(url).messageGroupId("g").messageBody(body));
      }
      assertThat(
              sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                  .messages())
          .extracting(Message::body)
          .containsExactly("one", "two", "three");
    }
  }
}
