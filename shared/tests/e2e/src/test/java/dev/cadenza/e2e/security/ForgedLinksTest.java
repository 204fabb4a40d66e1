package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.platform.SampleUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link to a file is for one file, one method, one type and size, and ends with its time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForgedLinksTest {
  private static final String TYPE = "text/plain";
  private static final String SECRET = "inside";

  private final Http editor = Http.as(SampleUser.EDITOR);
  private final Http other = Http.as(SampleUser.OTHER_EDITOR);
  private String theirs;

  /** To read the own file. */
  private String read;

  /** To send a file that has not been sent. */
  private String write;

  @BeforeAll
  void send() {
    Answer kept = announce(other);
    theirs = pathOf(kept.text("url"));
    assertThat(put(kept.text("url"), TYPE, SECRET)).isEqualTo(200);
    Answer own = announce(editor);
    assertThat(put(own.text("url"), TYPE, "myself")).isEqualTo(200);
    read = editor.get("/api/uploads/" + own.text("id") + "/").text("content");
    write = announce(editor).text("url");
    assertThat(Http.exchange(request(read).build()).body()).isEqualTo("myself");
  }

  private static Answer announce(Http who) {
    Answer upload =
        who.post(
            "/api/uploads/",
            Map.of("file_name", "a.txt", "content_type", TYPE, "size", SECRET.length()));
    assertThat(upload.status()).as(upload.body()).isEqualTo(201);
    return upload;
  }

  private static String pathOf(String link) {
    return URI.create(link).getRawPath();
  }

  private static HttpRequest.Builder request(String link) {
    return HttpRequest.newBuilder(URI.create(link));
  }

  private static int put(String link, String type, String content) {
    return Http.exchange(
            request(link)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(content))
                .build())
        .status();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "another key",
        "a key above this one",
        "the folder",
        "the bucket",
        "a longer time",
        "another type",
        "another disposition",
        "no signature",
        "a question about rights",
        "a part of an upload"
      })
  void shouldReadNothingElse(String change) {
    String link = changed(change);
    assertThat(link).isNotEqualTo(read);

    Answer answer = Http.exchange(request(link).build());

    assertThat(answer.status()).as(link).isIn(400, 403, 404);
    assertThat(answer.body()).doesNotContain(SECRET).doesNotContain("myself");
  }

  private String changed(String change) {
    String path = pathOf(read);
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return switch (change) {
      case "another key" -> read.replace(path, theirs);
      case "a key above this one" ->
          read.replace(path, folder + "%2e%2e/" + theirs.replaceAll(".*/uploads/", ""));
      case "the folder" -> read.replace(path, folder);
      case "the bucket" -> read.replace(path, path.replaceAll("^(/[^/]+/).*", "$1"));
      case "a longer time" -> read.replaceAll("X-Amz-Expires=\\d+", "X-Amz-Expires=604800");
      case "another type" ->
          read.replaceAll("response-content-type=[^&]+", "response-content-type=text%2Fhtml");
      case "another disposition" ->
          read.replaceAll(
              "response-content-disposition=[^&]+",
              "response-content-disposition=inline%0D%0ASet-Cookie%3A%20a%3Db");
      case "no signature" -> read.replaceAll("&X-Amz-Signature=[^&]+", "");
      case "a question about rights" -> read + "&acl";
      case "a part of an upload" -> read + "&partNumber=1&uploadId=x";
      default -> throw new IllegalArgumentException(change);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "POST"})
  void shouldOnlyReadWithALinkToRead(String method) {
    HttpRequest.Builder request =
        request(read)
            .header("Content-Type", TYPE)
            .method(method, BodyPublishers.ofString("edited"));

    assertThat(Http.exchange(request.build()).status()).isIn(403, 404, 405);
    assertThat(Http.exchange(request(read).build()).body()).isEqualTo("myself");
  }

  @ParameterizedTest
  @CsvSource({
    "another key, text/plain, taken!",
    "another type, text/html, taken!",
    "a larger size, text/plain, taken over",
    "a smaller size, text/plain, take",
    "none, text/plain, ''"
  })
  void shouldOnlyWriteWhatWasAnnounced(String change, String type, String content) {
    String link = change.equals("another key") ? write.replace(pathOf(write), theirs) : write;

    assertThat(put(link, type, content)).isEqualTo(403);
    assertThat(Http.exchange(request(write).build()).status()).as("reading").isEqualTo(403);
    assertThat(Http.exchange(request(write).DELETE().build()).status())
        .as("deleting")
        .isEqualTo(403);
    assertThat(Http.exchange(request(theirsRead()).build()).body()).isEqualTo(SECRET);
  }

  private String theirsRead() {
    String id = theirs.substring(theirs.lastIndexOf('/') + 1);
    return other.get("/api/uploads/" + id + "/").text("content");
  }

  /** Links whose time has passed: the shortest that the platform's own key can sign. */
  @Test
  void shouldEndWithItsTime() throws InterruptedException {
    Environment environment = Platform.environment("JobsFunction");
    URI platform = Platform.shared().httpUrl();
    String bucket = environment.get("BUCKET");
    String key = theirs.substring(theirs.indexOf("uploads/"));
    var presigner = new AwsClients(environment).s3Presigner();
    Duration life = Duration.ofSeconds(3);
    String toRead =
        presigner
            .presignGetObject(
                link ->
                    link.signatureDuration(life).getObjectRequest(it -> it.bucket(bucket).key(key)))
            .url()
            .getFile();
    String toWrite =
        presigner
            .presignPutObject(
                link ->
                    link.signatureDuration(life)
                        .putObjectRequest(
                            it -> it.bucket(bucket).key("uploads/" + UUID.randomUUID())))
            .url()
            .getFile();
    assertThat(Http.exchange(request(platform + toRead).build()).body()).isEqualTo(SECRET);

    Thread.sleep(life.plusSeconds(2));

    Answer late = Http.exchange(request(platform + toRead).build());
    assertThat(late.status()).as(late.body()).isEqualTo(403);
    assertThat(late.body()).contains("expired").doesNotContain(SECRET);
    assertThat(
            Http.exchange(request(platform + toWrite).PUT(BodyPublishers.ofString("late")).build())
                .status())
        .isEqualTo(403);
  }
}
