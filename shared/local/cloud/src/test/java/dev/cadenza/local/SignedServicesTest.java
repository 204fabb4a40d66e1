package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cadenza.local.emulator.Clients;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Nothing behind the functions answers to whoever does not have the cloud's secret. */
class SignedServicesTest {

  private static final AwsBasicCredentials FOREIGN =
      AwsBasicCredentials.create("AKIAFOREIGN", "a secret of somebody else");

  /** What the secret of every local cloud once was. */
  private static final AwsBasicCredentials WELL_KNOWN =
      AwsBasicCredentials.create("local", "local-secret");

  private static final String LIST_TABLES = "DynamoDB_20120810.ListTables";

  private static Path data;
  private static LocalCloud cloud;

  @BeforeAll
  static void start(@TempDir Path folder) {
    data = folder;
    cloud = LocalCloud.start(TestCloud.config(folder));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void shouldKeepASecretOfItsOwnWhereNobodyElseReadsIt() throws Exception {
    Path file = data.resolve("secret");
    assertThat(Files.readString(file).strip())
        .isEqualTo(cloud.credentials().secretAccessKey())
        .hasSizeGreaterThanOrEqualTo(40);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(cloud.environmentOf("EchoFunction"))
        .containsEntry("AWS_SECRET_ACCESS_KEY", cloud.credentials().secretAccessKey());
  }

  static Stream<Arguments> unsigned() {
    String queue = cloud.queueUrl("ParkedQueue");
    return Stream.of(
        Arguments.of("dynamodb", "/", LIST_TABLES, "{}"),
        Arguments.of(
            "dynamodb",
            "/",
            "DynamoDB_20120810.DeleteTable",
            "{\"TableName\":\"%s\"}".formatted(cloud.tableName("ItemsTable"))),
        Arguments.of("sqs", "/", "AmazonSQS.ListQueues", "{}"),
        Arguments.of(
            "sqs",
            "/",
            "AmazonSQS.SendMessage",
            "{\"QueueUrl\":\"%s\",\"MessageBody\":\"x\"}".formatted(queue)),
        Arguments.of("sqs", URI.create(queue).getPath(), "", "Action=PurgeQueue"),
        Arguments.of("s3", "/", "", ""),
        Arguments.of(
            "kms",
            "/",
            "TrentService.GetPublicKey",
            "{\"KeyId\":\"%s\"}".formatted(cloud.resolve("TokenKey", "Arn"))),
        Arguments.of("kms", "/socketapi/live/@connections/any", "", "x"));
  }

  @ParameterizedTest
  @MethodSource("unsigned")
  void shouldRefuseRequestsWithoutASignature(
      String service, String path, String target, String body) throws Exception {
    for (String authorization :
        new String[] {
          "",
          "Bearer abc",
          "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/" + service + "/aws4_request",
          "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/"
              + service
              + "/aws4_request, SignedHeaders=host;x-amz-date, Signature="
              + "0".repeat(64)
        }) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(cloud.endpoint(service).resolve(path))
              .POST(BodyPublishers.ofString(body))
              .header("Content-Type", "application/x-amz-json-1.0");
      if (!target.isEmpty()) {
        request.header("X-Amz-Target", target);
      }
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      HttpResponse<String> answer = TestCloud.HTTP.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(authorization + answer.body()).isIn(400, 403);
      assertThat(answer.body()).doesNotContain(cloud.tableName("ItemsTable"), "ParkedQueue");
    }
  }

  static Stream<AwsBasicCredentials> strangers() {
    return Stream.of(FOREIGN, WELL_KNOWN);
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void shouldRefuseAnotherSecretAndChangeNothing(AwsBasicCredentials stranger) {
    String table = cloud.tableName("ItemsTable");
    Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("intruder"));
    String queue = cloud.queueUrl("ParkedQueue");
    String bucket = cloud.bucketName("Files");
    try (DynamoDbClient dynamoDb = dynamoDb(stranger);
        SqsClient sqs = Clients.client(SqsClient.builder(), cloud.endpoint("sqs"), stranger);
        S3Client s3 = Clients.client(S3Client.builder(), cloud.endpoint("s3"), stranger);
        KmsClient kms = Clients.client(KmsClient.builder(), cloud.endpoint("kms"), stranger);
        ApiGatewayManagementApiClient sockets =
            Clients.client(
                ApiGatewayManagementApiClient.builder(),
                cloud.endpoint("apigatewaymanagementapi"),
                stranger)) {
      assertRefused(() -> dynamoDb.listTables());
      assertRefused(() -> dynamoDb.putItem(put -> put.tableName(table).item(item)));
      assertRefused(() -> sqs.listQueues());
      assertRefused(() -> sqs.sendMessage(send -> send.queueUrl(queue).messageBody("x")));
      assertRefused(() -> s3.listObjectsV2(list -> list.bucket(bucket)));
      assertRefused(() -> s3.deleteBucket(delete -> delete.bucket(bucket)));
      assertRefused(() -> kms.getPublicKey(get -> get.keyId(cloud.resolve("TokenKey", "Arn"))));
      assertRefused(
          () ->
              sockets.postToConnection(
                  post -> post.connectionId("any").data(SdkBytes.fromUtf8String("x"))));
    }
    try (DynamoDbClient dynamoDb = dynamoDb(cloud.credentials());
        SqsClient sqs =
            Clients.client(SqsClient.builder(), cloud.endpoint("sqs"), cloud.credentials())) {
      assertThat(dynamoDb.getItem(get -> get.tableName(table).key(item)).hasItem()).isFalse();
      assertThat(
              sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(0)).messages())
          .isEmpty();
    }
  }

  private static DynamoDbClient dynamoDb(AwsBasicCredentials credentials) {
    return Clients.client(DynamoDbClient.builder(), cloud.endpoint("dynamodb"), credentials);
  }

  private static void assertRefused(Runnable call) {
    assertThat(catchThrowable(call::run))
        .isInstanceOfSatisfying(
            AwsServiceException.class, refusal -> assertThat(refusal.statusCode()).isIn(400, 403));
  }

  /** A signature that was right once, for another body, another call, or another day. */
  @Test
  void shouldRefuseASignatureThatIsNotThisRequests() throws Exception {
    Instant now = Instant.now();
    assertThat(dynamoDb(now, LIST_TABLES, "{}", LIST_TABLES, "{}")).isEqualTo(200);
    assertThat(dynamoDb(now, LIST_TABLES, "{}", LIST_TABLES, "{\"Limit\":1}")).isEqualTo(403);
    assertThat(dynamoDb(now, LIST_TABLES, "{}", LIST_TABLES.replace("List", "Describe"), "{}"))
        .isEqualTo(403);
    assertThat(dynamoDb(now.minusSeconds(16 * 60), LIST_TABLES, "{}", LIST_TABLES, "{}"))
        .isEqualTo(403);
    assertThat(dynamoDb(now.plusSeconds(16 * 60), LIST_TABLES, "{}", LIST_TABLES, "{}"))
        .isEqualTo(403);
  }

  /** Signs one request by hand and sends another; the answer's status. */
  private static int dynamoDb(
      Instant at, String signedTarget, String signedBody, String sentTarget, String sentBody)
      throws Exception {
    URI endpoint = cloud.endpoint("dynamodb");
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(at);
    String day = time.substring(0, 8);
    String scope = day + "/us-east-1/dynamodb/aws4_request";
    String canonical =
        "POST\n/\n\nhost:%s\nx-amz-date:%s\nx-amz-target:%s\n\nhost;x-amz-date;x-amz-target\n%s"
            .formatted(endpoint.getAuthority(), time, signedTarget, sha256(signedBody));
    byte[] key = ("AWS4" + cloud.credentials().secretAccessKey()).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = mac(key, part);
    }
    String signature =
        HexFormat.of()
            .formatHex(
                mac(key, String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(canonical))));
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/"))
            .POST(BodyPublishers.ofString(sentBody))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Date", time)
            .header("X-Amz-Target", sentTarget)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=anyone/"
                    + scope
                    + ", SignedHeaders=host;x-amz-date;x-amz-target, Signature="
                    + signature)
            .build();
    return TestCloud.HTTP.send(request, BodyHandlers.ofString()).statusCode();
  }

  private static byte[] mac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
