package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.local.iam.Permission;
import dev.cadenza.local.signed.InProcessServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Functions are held to their policies; callers that are no functions are not. */
class PolicyTest {

  private static final Map<String, AttributeValue> ITEM =
      Map.of("id", AttributeValue.fromS("one"), "owner", AttributeValue.fromS("me"));

  private static final InProcessServices SERVICES = new InProcessServices();

  private static LocalCloud cloud;

  @BeforeAll
  static void start(@TempDir Path data) {
    cloud = LocalCloud.start(TestCloud.config(data).withInProcess(SERVICES));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void shouldAllowWhatAStatementSays() {
    try (DynamoDbClient client = dynamoDb("EchoFunction")) {
      client.putItem(put -> put.tableName(cloud.tableName("ItemsTable")).item(ITEM));
    }
    assertThat(cloud.unusedPermissions().get("EchoFunction"))
        .doesNotContain(new Permission("dynamodb:PutItem", cloud.resolve("ItemsTable", "Arn")))
        .contains(new Permission("sqs:SendMessage", cloud.resolve("WorkQueue", "Arn")));
  }

  @Test
  void shouldRefuseOtherActionsOnTheSameTable() {
    try (DynamoDbClient client = dynamoDb("EchoFunction")) {
      assertRefused(
          () -> client.getItem(get -> get.tableName(cloud.tableName("ItemsTable")).key(ITEM)),
          "dynamodb:GetItem");
      assertRefused(
          () ->
              client.query(query -> query.tableName(cloud.tableName("ItemsTable")).indexName("x")),
          "dynamodb:Query on resource: " + cloud.resolve("ItemsTable", "Arn") + "/index/x");
    }
  }

  @Test
  void shouldLookIntoTransactions() {
    TransactWriteItem deletion =
        TransactWriteItem.builder()
            .delete(delete -> delete.tableName(cloud.tableName("ItemsTable")).key(ITEM))
            .build();
    try (DynamoDbClient client = dynamoDb("EchoFunction")) {
      assertRefused(
          () -> client.transactWriteItems(write -> write.transactItems(deletion)),
          "dynamodb:DeleteItem");
    }
  }

  @Test
  void shouldRefuseAFunctionWithoutPolicies() {
    try (SqsClient client = sqs("AnswerFunction")) {
      assertRefused(
          () ->
              client.sendMessage(
                  send -> send.queueUrl(cloud.queueUrl("WorkQueue")).messageBody("no")),
          "sqs:SendMessage");
    }
  }

  @Test
  void shouldHoldFilesToTheirPrefix() {
    String bucket = cloud.bucketName("Files");
    try (S3Client client = s3("EchoFunction")) {
      client.putObject(
          put -> put.bucket(bucket).key("mine/a.txt"), RequestBody.fromString("hello"));
      assertThat(
              client.getObjectAsBytes(get -> get.bucket(bucket).key("mine/a.txt")).asUtf8String())
          .isEqualTo("hello");
      assertRefused(
          () -> client.getObject(get -> get.bucket(bucket).key("yours/a.txt")), "s3:GetObject");
    }
  }

  @Test
  void shouldHoldFilesThatArePutWithoutAConnectionToTheSamePolicies() {
    String bucket = cloud.bucketName("Files");
    try (S3Client client = inProcess("EchoFunction")) {
      client.putObject(
          put -> put.bucket(bucket).key("mine/b.txt"), RequestBody.fromString("hello"));
      assertRefused(
          () ->
              client.putObject(
                  put -> put.bucket(bucket).key("yours/b.txt"), RequestBody.fromString("hello")),
          "s3:PutObject on resource: " + cloud.resolve("Files", "Arn") + "/yours/b.txt");
    }
    assertThat(cloud.unusedPermissions().get("EchoFunction"))
        .extracting(Permission::action)
        .doesNotContain("s3:PutObject");
  }

  /** What is read over HTTP, as browsers do, is the same however it was put. */
  @Test
  void shouldPutTheSameWithoutAConnection(@TempDir Path folder) throws IOException {
    String bucket = cloud.bucketName("Files");
    Path file = Files.writeString(folder.resolve("c.json"), "{\"a\": 1}");
    try (S3Client network = s3("local");
        S3Client client = inProcess("local")) {
      put(network, bucket, "same/network", file);
      put(client, bucket, "same/here", file);
      HeadObjectResponse before = head(network, bucket, "same/network");
      HeadObjectResponse now = head(network, bucket, "same/here");
      assertThat(now.contentType()).isEqualTo("application/x-a").isEqualTo(before.contentType());
      assertThat(now.contentLength()).isEqualTo(before.contentLength());
      assertThat(now.eTag()).isEqualTo(before.eTag());
      assertThat(now.metadata()).isEqualTo(before.metadata());
      assertThat(client.getObjectAsBytes(get -> get.bucket(bucket).key("same/here")).asUtf8String())
          .isEqualTo("{\"a\": 1}");
    }
  }

  @Test
  void shouldMakeNoFilePublicThatIsPutWithoutAConnection() {
    String bucket = cloud.bucketName("Files");
    try (S3Client client = inProcess("local")) {
      assertThatThrownBy(
              () ->
                  client.putObject(
                      put -> put.bucket(bucket).key("open.txt").acl(ObjectCannedACL.PUBLIC_READ),
                      RequestBody.fromString("hello")))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
      assertThatThrownBy(
              () ->
                  client.putObject(
                      put -> put.bucket("nowhere").key("a.txt"), RequestBody.fromString("hello")))
          .isInstanceOf(NoSuchBucketException.class);
    }
  }

  private static void put(S3Client client, String bucket, String key, Path file) {
    client.putObject(
        put -> put.bucket(bucket).key(key).contentType("application/x-a"),
        RequestBody.fromFile(file));
  }

  private static HeadObjectResponse head(S3Client client, String bucket, String key) {
    return client.headObject(get -> get.bucket(bucket).key(key));
  }

  @Test
  void shouldHideThatAFileIsMissingFromThoseWhoMayNotList() {
    String bucket = cloud.bucketName("Files");
    try (S3Client client = s3("EchoFunction");
        S3Client anybody = s3("local")) {
      assertRefused(
          () -> client.getObject(get -> get.bucket(bucket).key("mine/none")), "s3:ListBucket");
      assertThatThrownBy(() -> anybody.getObject(get -> get.bucket(bucket).key("mine/none")))
          .isInstanceOf(NoSuchKeyException.class);
    }
  }

  @Test
  void shouldSignNoLinkToWhatTheFunctionMayNotRead() {
    try (S3Presigner presigner = presigner("EchoFunction")) {
      assertThatCode(() -> sign(presigner, "mine/a.txt")).doesNotThrowAnyException();
      assertRefused(() -> sign(presigner, "yours/a.txt"), "s3:GetObject");
    }
  }

  private static void sign(S3Presigner presigner, String key) {
    presigner.presignGetObject(
        link ->
            link.signatureDuration(Duration.ofMinutes(1))
                .getObjectRequest(get -> get.bucket(cloud.bucketName("Files")).key(key)));
  }

  private static void assertRefused(Runnable call, String what) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(403);
              assertThat(refusal).hasMessageContaining("is not authorized to perform: " + what);
            });
  }

  private static StaticCredentialsProvider credentials(String function) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(function, cloud.credentials().secretAccessKey()));
  }

  private static DynamoDbClient dynamoDb(String function) {
    return DynamoDbClient.builder()
        .endpointOverride(cloud.endpoint("dynamodb"))
        .region(Region.of(cloud.region()))
        .credentialsProvider(credentials(function))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static SqsClient sqs(String function) {
    return SqsClient.builder()
        .endpointOverride(cloud.endpoint("sqs"))
        .region(Region.of(cloud.region()))
        .credentialsProvider(credentials(function))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static S3Client s3(String function) {
    return S3Client.builder()
        .endpointOverride(cloud.endpoint("s3"))
        .region(Region.of(cloud.region()))
        .credentialsProvider(credentials(function))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static S3Client inProcess(String function) {
    S3Client client = SERVICES.s3(cloud.endpoint("s3"), s3(function), credentials(function));
    assertThat(client).isInstanceOf(DelegatingS3Client.class);
    return client;
  }

  private static S3Presigner presigner(String function) {
    return S3Presigner.builder()
        .endpointOverride(cloud.endpoint("s3"))
        .region(Region.of(cloud.region()))
        .credentialsProvider(credentials(function))
        .build();
  }
}
