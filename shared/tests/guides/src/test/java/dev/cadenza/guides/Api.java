package dev.cadenza.guides;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The API over plain HTTP. The client of this checkout would not do: it knows nothing of what the
 * copy learned.
 */
final class Api {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private String token = "";

  private Api(URI base) {
    this.base = base;
  }

  static Api as(SampleUser user, URI base) throws IOException, InterruptedException {
    Api api = new Api(base);
    ObjectNode login =
        JSON.createObjectNode().put("username", user.username()).put("password", user.password());
    api.token = api.post("/api/token/", login).path("access").asText();
    return api;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send("GET", base.resolve(path), "application/json", new byte[0]));
  }

  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    byte[] content = JSON.writeValueAsBytes(body);
    return JSON.readTree(send("POST", base.resolve(path), "application/json", content));
  }

  /** Uploads a file, and gives its identifier. */
  String upload(String name, String contentType, byte[] content)
      throws IOException, InterruptedException {
    ObjectNode wanted =
        JSON.createObjectNode()
            .put("file_name", name)
            .put("content_type", contentType)
            .put("size", content.length);
    JsonNode upload = post("/api/uploads/", wanted);
    send("PUT", URI.create(upload.path("url").asText()), contentType, content);
    return upload.path("id").asText();
  }

  byte[] download(String url) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
        .body();
  }

  /**
   * Submits a job and waits until it is done.
   *
   * @param job as a page has it, without a project
   * @return its result
   */
  JsonNode done(ObjectNode job) throws IOException, InterruptedException {
    String id = post("/api/jobs/", inProject(job)).path("id").asText();
    await().atMost(TIMEOUT).until(() -> !get("/api/jobs/" + id + "/").path("finished_at").isNull());
    JsonNode ended = get("/api/jobs/" + id + "/");
    assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("completed");
    return get("/api/job-results/" + id + "/");
  }

  /** Submits what cannot be done, and gives what is wrong with it. */
  JsonNode refusal(ObjectNode job) throws IOException, InterruptedException {
    byte[] content = JSON.writeValueAsBytes(inProject(job));
    var answer = exchange("POST", base.resolve("/api/jobs/"), "application/json", content);
    assertThat(answer.statusCode()).isEqualTo(400);
    return JSON.readTree(answer.body());
  }

  private ObjectNode inProject(ObjectNode job) throws IOException, InterruptedException {
    JsonNode project = post("/api/projects/", JSON.createObjectNode().put("name", "Guides"));
    return job.put("project", project.path("id").asText());
  }

  private byte[] send(String method, URI address, String contentType, byte[] content)
      throws IOException, InterruptedException {
    var answer = exchange(method, address, contentType, content);
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, address, new String(answer.body(), UTF_8))
        .isBetween(200, 299);
    return answer.body();
  }

  private HttpResponse<byte[]> exchange(
      String method, URI address, String contentType, byte[] content)
      throws IOException, InterruptedException {
    BodyPublisher body =
        content.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).method(method, body).header("Content-Type", contentType);
    // A presigned link is its own permission, and S3 takes no second one.
    if (!token.isEmpty() && address.getPort() == base.getPort()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }
}
