package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.platform.SampleUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file may have any name, and no name does anything but name. */
final class FileNamesTest {
  private final Http editor = Http.as(SampleUser.EDITOR);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\windows\\win.ini",
        "C:\\a.txt",
        "a\"; filename=\"b.html",
        "a'; b.txt",
        "a.txt\r\nSet-Cookie: a=b",
        "a.txt\n\n<script>alert(1)</script>",
        "a\u2028b\u0085c.txt",
        "invoice-\u202Efdp.exe",
        "\u2067exe.fdp\u2069.txt",
        "-rf.txt",
        "$(id).txt",
        "`id`|id;id&id.txt",
        "%2e%2e%2fa.txt",
        "file:a.txt",
        "concat:a|b.txt",
        "CON.txt",
        "."
      })
  void shouldOnlyNameAFile(String name) {
    Answer upload =
        editor.post(
            "/api/uploads/", Map.of("file_name", name, "content_type", "text/plain", "size", 5));
    assertThat(upload.status()).as(upload.body()).isEqualTo(201);
    // Neither the key nor the link is made of the name.
    String key = URI.create(upload.text("url")).getPath();
    assertThat(key).endsWith("/" + upload.text("id"));
    assertThat(sent(upload.text("url")).status()).isEqualTo(200);
    Answer read = editor.get("/api/uploads/" + upload.text("id") + "/");
    assertThat(read.text("file_name")).isEqualTo(upload.text("file_name"));

    Answer file = Http.exchange(HttpRequest.newBuilder(URI.create(read.text("content"))).build());

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.body()).isEqualTo("hello");
    assertThat(file.headers()).doesNotContainKey("Set-Cookie");
    String disposition = file.headers().get("Content-Disposition");
    assertThat(disposition)
        .matches("inline; filename=\"[^\"\\\\/]*\"; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*")
        .doesNotContain("%2F", "%5C", "%E2%80%AE", "%E2%81%A7");
    assertThat(file.headers().get("Content-Security-Policy")).isEqualTo("sandbox");
    assertThat(file.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  private static Answer sent(String link) {
    return Http.exchange(
        HttpRequest.newBuilder(URI.create(link))
            .header("Content-Type", "text/plain")
            .PUT(BodyPublishers.ofString("hello"))
            .build());
  }

  /** The name is in a header of a form here, which has its own ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {"../../a.txt", "a\\\"; name=\\\"project.txt", "a\u202Etxt.exe", "%0d%0aX: y.txt"})
  void shouldOnlyNameAFileOfAForm(String name) {
    String project = editor.post("/api/projects/", Map.of("name", "Names")).text("id");
    String form =
        part("project", project)
            + part("job_type", "tts")
            + "--cut\r\nContent-Disposition: form-data; name=\"input_file\"; filename=\""
            + name
            + "\"\r\nContent-Type: text/plain\r\n\r\nHello.\r\n--cut--\r\n";

    Answer job =
        editor.send(
            "POST",
            "/api/jobs/",
            BodyPublishers.ofString(form, StandardCharsets.UTF_8),
            Map.of("Content-Type", "multipart/form-data; boundary=cut"));

    assertThat(job.status()).as(job.body()).isEqualTo(201);
    assertThat(job.text("project")).isEqualTo(project);
    editor.post("/api/jobs/" + job.text("id") + "/cancel/", Map.of());
    Answer upload = editor.get("/api/uploads/" + job.text("input_file") + "/");
    assertThat(upload.status()).as(upload.body()).isEqualTo(200);
    assertThat(URI.create(upload.text("content")).getPath()).endsWith("/" + upload.text("id"));
  }

  private static String part(String name, String value) {
    return "--cut\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }
}
