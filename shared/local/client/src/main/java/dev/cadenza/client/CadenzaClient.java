package dev.cadenza.client;

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
 * One logged-in account's view of a Cadenza server. Safe for use by several threads.
 *
 * <p>Every method throws {@link ApiException} when the server refuses and {@link
 * UncheckedIOException} when it cannot be reached. An access token that ran out is refreshed
 * without further ado.
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
   * @param baseUrl like {@code http://localhost:8000}
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
   * Goes on with a login of earlier.
   *
   * @param store where the tokens come from, and where newer ones go
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

  /** Ends the login: its refresh token gives no new tokens from now on. */
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

  /** Sends a file to the bucket, in parts when it is large; its type goes by its name. */
  public Upload upload(Path file) {
    return uploads.send(file);
  }

  /** Sends content from memory to the bucket, under a file name with its type. */
  public Upload upload(String fileName, byte[] content) {
    return uploads.send(fileName, content);
  }

  public Job submit(NewJob job) {
    return session.post("/api/jobs/", job, Job.class);
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

  /** Makes a new attempt with the parameters of the last. */
  public Job retry(String id) {
    return session.post("/api/jobs/" + segment(id) + "/retry/", Map.of(), Job.class);
  }

  /** Makes a new attempt with other parameters; these are all of them. */
  public Job retry(String id, Map<String, Object> parameters) {
    return session.post(
        "/api/jobs/" + segment(id) + "/retry/", new Requests.NewAttempt(parameters), Job.class);
  }

  /** The visible accounts: for an admin all, otherwise the user's own. */
  public Stream<Profile> profiles() {
    return all("/api/profiles/?page_size=" + LARGEST_PAGE, Profile.class);
  }

  /** The account that is logged in. */
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

  /** The result of a completed job; empty when it has none yet. */
  public Optional<JobResult> result(String job) {
    return session.page("/api/job-results/?job=" + segment(job), JobResult.class).results().stream()
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
      throw new UncheckedIOException("cannot create the folder " + folder, e);
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
   * @throws FeedException when no subscription comes about within ten seconds, or within thirty
   *     from a server that is about to answer
   */
  public JobFeed openFeed(URI socketUrl, JobFeed.Listener listener) {
    return JobFeed.open(session, this::job, URI.create(socketUrl + "/jobs/"), listener);
  }

  /**
   * The same with an unchanged address: a deployed WebSocket API has no paths after its stage.
   *
   * @param address like {@code wss://ID.execute-api.REGION.amazonaws.com/live}
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

  /** Behind a proxy the server may know itself by another name than this client does. */
  private static String relative(URI link) {
    return link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
  }

  /** What a person typed must not reach into another path. */
  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
