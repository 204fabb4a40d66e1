package dev.cadenza.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cadenza.local.emulator.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Files at the origin of the API, by signed links. */
class BucketTest {

  private static final String PAGE = "http://localhost:5173";
  private static final String VARY =
      "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

  private static LocalCloud cloud;

  @BeforeAll
  static void start(@TempDir Path data) {
    cloud = LocalCloud.start(TestCloud.config(data));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void shouldTakeAndGiveAFileUnderAnyNameOfThisMachine(String host) throws Exception {
    HttpResponse<String> stored = send(at(host, put("a b/ä.txt")).PUT(body("hello")));
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    assertThat(stored.headers().firstValue("etag")).isPresent();

    HttpResponse<String> found = send(at(host, get("a b/ä.txt")));
    assertThat(found.body()).isEqualTo("hello");
    assertThat(found.headers().firstValue("content-type")).hasValue("text/plain");
    assertThat(found.headers().firstValue("content-length")).hasValue("5");
  }

  /** As a port that was forwarded is: the name that the caller used is none of ours. */
  @Test
  void shouldTakeAnyHost() throws Exception {
    store("forwarded.txt", "hello");
    assertThat(TestCloud.raw(cloud, "GET " + get("forwarded.txt") + " HTTP/1.1"))
        .isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void shouldAnswerRangesHeadsAndConditions() throws Exception {
    store("parts.txt", "0123456789");
    String link = get("parts.txt");

    HttpResponse<String> part = send(here(link).header("Range", "bytes=2-4"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("234");
    assertThat(part.headers().firstValue("content-range")).hasValue("bytes 2-4/10");

    String etag = part.headers().firstValue("etag").orElseThrow();
    HttpResponse<String> same =
        send(here(link).header("If-None-Match", etag).header("Origin", PAGE));
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.headers().firstValue("access-control-allow-origin")).hasValue(PAGE);
    assertThat(same.headers().firstValue("vary")).hasValue(VARY);

    HttpResponse<String> head =
        send(here(head("parts.txt")).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-length")).hasValue("10");
  }

  /** A file of a user lies at the origin of the dashboard, where the tokens are. */
  @Test
  void shouldLetNoFileRunAScript() throws Exception {
    store("page.html", "<script>alert(1)</script>");
    HttpResponse<String> answer = send(here(get("page.html")));
    assertThat(answer.headers().firstValue("content-security-policy")).hasValue("sandbox");
    assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
  }

  @Test
  void shouldSayOnWhatAnAnswerDependsEvenToThoseWhoAreNoPage() throws Exception {
    store("plain.txt", "x");
    HttpResponse<String> answer = send(here(get("plain.txt")));
    assertThat(answer.headers().firstValue("vary")).hasValue(VARY);
    assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
  }

  @Test
  void shouldLetPagesOfTheTemplatesOriginsInAndNoOthers() throws Exception {
    HttpResponse<String> preflight =
        send(
            here(put("cors.txt"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type"));
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().firstValue("access-control-allow-origin")).hasValue(PAGE);
    assertThat(preflight.headers().firstValue("access-control-allow-headers"))
        .hasValue("content-type");

    HttpResponse<String> stored = send(here(put("cors.txt")).header("Origin", PAGE).PUT(body("x")));
    assertThat(stored.headers().firstValue("access-control-expose-headers")).hasValue("ETag");

    HttpResponse<String> stranger =
        send(here(get("cors.txt")).header("Origin", "http://evil.example"));
    assertThat(stranger.headers().firstValue("access-control-allow-origin")).isEmpty();
    assertThat(stranger.headers().firstValue("vary")).hasValue(VARY);
    assertThat(
            send(here(put("cors.txt"))
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", "http://evil.example")
                    .header("Access-Control-Request-Method", "PUT"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void shouldStreamLargeFilesBothWays() throws Exception {
    byte[] block = new byte[1024 * 1024];
    new Random(7).nextBytes(block);
    int blocks = 64;
    HttpResponse<String> stored =
        send(
            here(put("large.bin"))
                .PUT(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(Collections.nCopies(blocks, block)),
                        (long) blocks * block.length)));
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);

    HttpResponse<InputStream> found =
        TestCloud.HTTP.send(here(get("large.bin")).build(), BodyHandlers.ofInputStream());
    int seen = 0;
    try (InputStream content = found.body()) {
      for (byte[] next = content.readNBytes(block.length);
          next.length > 0;
          next = content.readNBytes(block.length)) {
        assertThat(Arrays.equals(next, block)).as("block " + seen).isTrue();
        seen++;
      }
    }
    assertThat(seen).isEqualTo(blocks);
  }

  @Test
  void shouldRefuseWhoeverHasNoLink() throws Exception {
    store("secret.txt", "hush");
    String bucket = "/" + cloud.bucketName("Files");
    URI inner = cloud.endpoint("s3");
    for (String root : List.of(cloud.httpUrl().toString(), inner.toString())) {
      for (String path : List.of(bucket, bucket + "/", bucket + "/secret.txt", bucket + "?acl")) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(root + path)));
        assertThat(answer.statusCode()).as(root + path).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("hush", "secret.txt</Key>");
      }
      assertThat(
              send(HttpRequest.newBuilder(URI.create(root + bucket + "/new.txt")).PUT(body("x")))
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(send(here(get("secret.txt").replace("secret", "other"))).statusCode())
        .isEqualTo(403);
    try (S3Presigner forger = presigner(AwsBasicCredentials.create("local", "local-secret"))) {
      assertThat(send(here(get(forger, "secret.txt"))).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void shouldMakeNothingPublic() {
    try (S3Client s3 =
        Clients.client(S3Client.builder(), cloud.endpoint("s3"), cloud.credentials())) {
      String bucket = cloud.bucketName("Files");
      assertDenied(
          () ->
              s3.putObject(
                  put -> put.bucket(bucket).key("public.txt").acl("public-read"),
                  RequestBody.fromString("x")));
      s3.putObject(put -> put.bucket(bucket).key("mine.txt"), RequestBody.fromString("x"));
      assertDenied(
          () -> s3.putObjectAcl(put -> put.bucket(bucket).key("mine.txt").acl("public-read")));
      assertDenied(() -> s3.putBucketAcl(put -> put.bucket(bucket).acl("public-read")));
      assertThat(s3.listObjectsV2(list -> list.bucket(bucket)).contents())
          .noneMatch(file -> file.key().equals("public.txt"));
    }
  }

  private static void assertDenied(Runnable call) {
    assertThat(catchThrowable(call::run))
        .isInstanceOfSatisfying(
            S3Exception.class, denied -> assertThat(denied.statusCode()).isEqualTo(403));
  }

  private static void store(String key, String content) throws Exception {
    assertThat(send(here(put(key)).PUT(body(content))).statusCode()).isEqualTo(200);
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }

  private static String put(String key) {
    try (S3Presigner presigner = presigner(cloud.credentials())) {
      return presigner
          .presignPutObject(
              sign ->
                  sign.signatureDuration(Duration.ofMinutes(5))
                      .putObjectRequest(put -> put.bucket(cloud.bucketName("Files")).key(key)))
          .url()
          .getFile();
    }
  }

  private static String get(String key) {
    try (S3Presigner presigner = presigner(cloud.credentials())) {
      return get(presigner, key);
    }
  }

  private static String get(S3Presigner presigner, String key) {
    return presigner
        .presignGetObject(
            sign ->
                sign.signatureDuration(Duration.ofMinutes(5))
                    .getObjectRequest(
                        get ->
                            get.bucket(cloud.bucketName("Files"))
                                .key(key)
                                .responseContentType("text/plain")))
        .url()
        .getFile();
  }

  private static String head(String key) {
    try (S3Presigner presigner = presigner(cloud.credentials())) {
      return presigner
          .presignHeadObject(
              sign ->
                  sign.signatureDuration(Duration.ofMinutes(5))
                      .headObjectRequest(head -> head.bucket(cloud.bucketName("Files")).key(key)))
          .url()
          .getFile();
    }
  }

  private static S3Presigner presigner(AwsBasicCredentials credentials) {
    return S3Presigner.builder()
        .endpointOverride(URI.create(cloud.environmentOf("EchoFunction").get("S3_LINK_ENDPOINT")))
        .region(Region.of(cloud.region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  private static HttpRequest.Builder here(String link) {
    return at("localhost", link);
  }

  private static HttpRequest.Builder at(String host, String link) {
    return HttpRequest.newBuilder(
        URI.create("http://" + host + ":" + cloud.httpUrl().getPort() + link));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return TestCloud.HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
