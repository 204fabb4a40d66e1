package dev.cadenza.cli.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One logged-in account's view of a Cadenza server. Safe for use by several threads.
 *
 * <p>Every method throws {@link ApiException} when the server refuses and {@link
 * UncheckedIOException} when it cannot be reached. An access token that ran out is refreshed
 * without further ado.
 */
public final class CadenzaClient implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

  private final Session session;
  private final BucketFiles bucket;

  private CadenzaClient(Session session) {
    this.session = session;
    this.bucket = new BucketFiles(session.http());
  }

  /**
   * Logs in.
   *
   * @param baseUrl like {@code http://localhost:8000}
   * @param username or the e-mail address
   */
  public static CadenzaClient login(URI baseUrl, String username, String password) {
    HttpClient http =
        HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(CONNECT_WITHIN).build();
    try {
      return new CadenzaClient(Session.login(http, baseUrl, username, password));
    } catch (RuntimeException e) {
      http.shutdownNow();
      throw e;
    }
  }

  public String accessToken() {
    return session.accessToken();
  }

  public Project createProject(String name, String description) {
    return Project.of(post("/api/projects/", Map.of("name", name, "description", description)));
  }

  public Page<Project> projects() {
    return Page.of(get("/api/projects/"), Project::of);
  }

  /** Sends a file to the bucket; its type goes by its name. */
  public Upload upload(Path file) {
    try {
      return upload(file.getFileName().toString(), Files.size(file), BodyPublishers.ofFile(file));
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException("no such file: " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Sends content from memory to the bucket, under a file name that tells its type. */
  public Upload upload(String fileName, byte[] content) {
    return upload(fileName, content.length, BodyPublishers.ofByteArray(content));
  }

  private Upload upload(String fileName, long size, BodyPublisher content) {
    Upload upload =
        Upload.of(
            post(
                "/api/uploads/",
                Map.of(
                    "file_name",
                    fileName,
                    "content_type",
                    MediaTypes.ofName(fileName),
                    "size",
                    size)));
    bucket.put(upload, content);
    return upload;
  }

  public Job submit(NewJob job) {
    return Job.of(post("/api/jobs/", job.json()));
  }

  public Job job(String id) {
    return Job.of(get("/api/jobs/" + id + "/"));
  }

  public Page<Job> jobs() {
    return Page.of(get("/api/jobs/"), Job::of);
  }

  public Job cancel(String id) {
    return Job.of(post("/api/jobs/" + id + "/cancel/", Map.of()));
  }

  public Job retry(String id) {
    return Job.of(post("/api/jobs/" + id + "/retry/", Map.of()));
  }

  /** The result of a completed job; empty when it has none yet. */
  public Optional<JobResult> result(String job) {
    return Page.of(get("/api/job-results/?job=" + job), JobResult::of).results().stream()
        .findFirst();
  }

  /**
   * Saves every file of a result in a folder, which is made when missing; files of the same name
   * are replaced.
   *
   * @return where they are, in the result's order
   */
  public List<Path> download(JobResult result, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
    List<Path> saved = new ArrayList<>();
    for (ResultFile file : result.files()) {
      saved.add(bucket.get(file, folder));
    }
    return saved;
  }

  /**
   * Opens a feed of what happens to this account's jobs; returns once the server confirmed the
   * subscription.
   *
   * @param socketUrl like {@code ws://localhost:8000/ws}
   * @throws FeedException when no subscription comes about within ten seconds
   */
  public JobFeed openFeed(URI socketUrl, JobFeed.Listener listener) {
    return JobFeed.open(session, URI.create(socketUrl + "/jobs/"), listener);
  }

  JobFeed openFeed(URI socketUrl, Duration heartbeat, JobFeed.Listener listener) {
    return JobFeed.open(session, URI.create(socketUrl + "/jobs/"), heartbeat, listener);
  }

  /** Asks for a path as it is, and answers the body. */
  public String getText(String path) {
    return session.request("GET", path, Optional.empty());
  }

  @Override
  public void close() {
    session.http().shutdownNow();
  }

  private JsonObject get(String path) {
    return JsonObject.parse(getText(path));
  }

  private JsonObject post(String path, Map<String, Object> body) {
    return JsonObject.parse(session.request("POST", path, Optional.of(JsonObject.write(body))));
  }
}
