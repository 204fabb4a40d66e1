package dev.cadenza.client;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.client.model.NewProfile;
import dev.cadenza.client.model.Page;
import dev.cadenza.client.model.Profile;
import dev.cadenza.client.model.Project;
import dev.cadenza.client.model.ResultFile;
import dev.cadenza.client.model.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A client of a Cadenza server for one logged-in account. Safe for use by several threads.
 *
 * <p>Every method throws {@link ApiException} for an error response and {@link
 * UncheckedIOException} when the server cannot be reached. An expired access token is refreshed
 * automatically.
 */
public final class CadenzaClient implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final int LARGEST_PAGE = 100;

  private final Session session;
  private final BucketFiles bucket;
  private final Uploads uploads;

  private CadenzaClient(Session session) {
    this.session = session;
    this.bucket = new BucketFiles(session.http());
    this.uploads = new Uploads(session, bucket);
  }

  /**
   * Logs in.
   *
   * @param baseUrl such as {@code http://localhost:8000}
   * @param username or the e-mail address
   */
  public static CadenzaClient login(URI baseUrl, String username, String password) {
    HttpClient http = http();
    try {
      return new CadenzaClient(Session.login(http, baseUrl, username, password));
    } catch (RuntimeException e) {
      http.shutdownNow();
      throw e;
    }
  }

  /**
   * Resumes a stored login.
   *
   * @param store the store of the tokens
   */
  public static CadenzaClient resume(URI baseUrl, Tokens tokens, TokenStore store) {
    return new CadenzaClient(new Session(http(), baseUrl, tokens, store));
  }

  private static HttpClient http() {
    return HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(CONNECT_WITHIN).build();
  }

  public String accessToken() {
    return session.accessToken();
  }

  public Tokens tokens() {
    return session.tokens();
  }

  /** The id of the account that is logged in. */
  public String account() {
    return session.tokens().account();
  }

  /** Logs out: the refresh token is revoked. */
  public void logout() {
    session.end();
  }

  public Project createProject(String name, String description) {
    return session.post(
        "/api/projects/", new Requests.NewProject(name, description), Project.class);
  }

  public Project project(String id) {
    return session.get("/api/projects/" + segment(id) + "/", Project.class);
  }

  public Page<Project> projects() {
    return session.page("/api/projects/", Project.class);
  }

  /** All projects; pages are loaded on demand. */
  public Stream<Project> allProjects() {
    return all("/api/projects/?page_size=" + LARGEST_PAGE, Project.class);
  }

  /** Uploads a file, in parts when it is large; its type is derived from its name. */
  public Upload upload(Path file) {
    return uploads.send(file);
  }

  /** Uploads content from memory, with a file name that determines its type. */
  public Upload upload(String fileName, byte[] content) {
    return uploads.send(fileName, content);
  }

  /**
   * Uploads a file unless it was uploaded under the same name in the last day: then the first
   * upload is returned, after it has received what it lacks.
   */
  public Upload uploadOnce(Path file) {
    return uploads.sendOnce(file);
  }

  /** Lets the server fetch a file; {@link #upload(String)} says when it is ready. */
  public Upload uploadFrom(String link) {
    return uploads.fetch(link);
  }

  /** The state of an upload. */
  public Upload upload(String id) {
    return uploads.read(segment(id));
  }

  public Job submit(NewJob job) {
    return session.post("/api/jobs/", job, Job.class);
  }

  /**
   * Submits a job unless it was submitted in the last day: then the first one is returned, as it
   * was at its submission. The order of the parameters makes a difference.
   */
  public Job submitOnce(NewJob job) {
    return session.postOnce("/api/jobs/", job, Digests.ofText(Json.write(job)), Job.class);
  }

  public Job job(String id) {
    return session.get("/api/jobs/" + segment(id) + "/", Job.class);
  }

  public Page<Job> jobs() {
    return session.page("/api/jobs/", Job.class);
  }

  /** The matching jobs, newest first; pages are loaded on demand. */
  public Stream<Job> jobs(JobFilter filter, int pageSize) {
    return all("/api/jobs/?" + filter.query(Math.clamp(pageSize, 1, LARGEST_PAGE)), Job.class);
  }

  public Job cancel(String id) {
    return session.post("/api/jobs/" + segment(id) + "/cancel/", Map.of(), Job.class);
  }

  /** Starts a new attempt with the parameters of the last one. */
  public Job retry(String id) {
    return session.post("/api/jobs/" + segment(id) + "/retry/", Map.of(), Job.class);
  }

  /** Starts a new attempt with these parameters, which replace all others. */
  public Job retry(String id, Map<String, Object> parameters) {
    return session.post(
        "/api/jobs/" + segment(id) + "/retry/", new Requests.NewAttempt(parameters), Job.class);
  }

  /** The visible accounts: for an admin all, otherwise the user's own. */
  public Stream<Profile> profiles() {
    return all("/api/profiles/?page_size=" + LARGEST_PAGE, Profile.class);
  }

  /** The account of this client. */
  public Profile ownProfile() {
    return session.get("/api/profiles/" + segment(account()) + "/", Profile.class);
  }

  public Profile createProfile(NewProfile profile) {
    return session.post("/api/profiles/", profile, Profile.class);
  }

  public Profile setRole(String profile, String role) {
    return editProfile(profile, new Requests.ProfileEdit(Optional.of(role), Optional.empty()));
  }

  /** An account that is not active cannot log in, and its tokens are no longer accepted. */
  public Profile setActive(String profile, boolean active) {
    return editProfile(profile, new Requests.ProfileEdit(Optional.empty(), Optional.of(active)));
  }

  private Profile editProfile(String id, Requests.ProfileEdit edit) {
    return session.send("PATCH", "/api/profiles/" + segment(id) + "/", edit, Profile.class);
  }

  /** The result of a completed job; empty before. */
  public Optional<JobResult> result(String job) {
    return session.page("/api/job-results/?job=" + segment(job), JobResult.class).results().stream()
        .findFirst();
  }

  /**
   * Saves all files of a result in a folder, which is created if missing; files of the same name
   * are replaced.
   *
   * @return their paths, in the result's order
   */
  public List<Path> download(JobResult result, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder " + folder, e);
    }
    List<Path> saved = new ArrayList<>();
    for (ResultFile file : result.files()) {
      saved.add(bucket.get(file, folder));
    }
    return saved;
  }

  public Members members(String project) {
    return new Members(session, project);
  }

  public Transcripts transcripts() {
    return new Transcripts(session, bucket);
  }

  /**
   * Opens a feed of the events of this account's jobs; returns after the server has confirmed the
   * subscription.
   *
   * @param socketUrl such as {@code ws://localhost:8000/ws}
   * @throws FeedException when the subscription is not confirmed within ten seconds, or within
   *     thirty if the server has started to respond
   */
  public JobFeed openFeed(URI socketUrl, JobFeed.Listener listener) {
    return JobFeed.open(session, this::job, URI.create(socketUrl + "/jobs/"), listener);
  }

  /**
   * The same with an unchanged address: a deployed WebSocket API has no paths after its stage.
   *
   * @param address such as {@code wss://ID.execute-api.REGION.amazonaws.com/live}
   */
  public JobFeed openFeedAt(URI address, JobFeed.Listener listener) {
    return JobFeed.open(session, this::job, address, listener);
  }

  JobFeed openFeed(URI socketUrl, JobFeed.Waits waits, JobFeed.Listener listener) {
    return JobFeed.open(session, this::job, URI.create(socketUrl + "/jobs/"), waits, listener);
  }

  /** Requests an unchanged path and returns the body. */
  public String getText(String path) {
    return session.request("GET", path, Optional.empty());
  }

  @Override
  public void close() {
    session.http().shutdownNow();
  }

  private <T> Stream<T> all(String path, Class<T> item) {
    return Stream.iterate(
            Optional.of(session.page(path, item)),
            Optional::isPresent,
            page -> page.flatMap(Page::next).map(next -> session.page(relative(next), item)))
        .flatMap(page -> page.orElseThrow().results().stream());
  }

  /** Behind a proxy the server may have another name than for this client. */
  private static String relative(URI link) {
    return link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
  }

  /** User input must not change the path. */
  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
