package dev.cadenza.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Markup in every text that a person can store, on every screen that shows it: it stays text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MarkupTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final double PATIENCE_MS = 30_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Each runs in another place of a page: as an element, an attribute, a link, a template. */
  private static final String MARKUP =
      "<img src=x onerror=\"alert(1)\"><script>alert(2)</script><svg onload=alert(3)>"
          + "\"'><b id=injected>b</b>javascript:alert(4)//${alert(5)}{{alert(6)}}";

  /** Sent by the page, if markup becomes an element: an image is requested. */
  private static final String REQUESTED = "/x";

  private final Map<String, String> screens = new LinkedHashMap<>();

  @BeforeAll
  void store() throws Exception {
    SampleUser user = SampleUser.ADMIN;
    try (CadenzaClient client = Window.platform().login(user);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject(MARKUP, MARKUP).id();
      set(client.accessToken());
      screens.put("overview", "/");
      screens.put("projects", "/projects");
      screens.put("project", "/projects/" + project);
      screens.put("jobs", "/jobs");
      screens.put("search", "/jobs?search=" + encoded(MARKUP) + "&job_type=" + encoded(MARKUP));
      screens.put("settings", "/settings");
      screens.put("users", "/users");
      screens.put("voices", "/voices?search=" + encoded(MARKUP));
      screens.put("new", "/new/tts?voice=" + encoded(MARKUP) + "&project=" + encoded(MARKUP));
      screens.put("no-page", "/" + encoded(MARKUP));
      screens.put("no-job", "/jobs/" + encoded(MARKUP));
      for (Job job : jobs(client, project)) {
        feed.awaitFinished(job, TIMEOUT);
        screens.put("job " + job.id(), "/jobs/" + job.id());
      }
    }
  }

  private static void set(String token) throws IOException, InterruptedException {
    String quoted = "\"" + MARKUP.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(Window.platform().httpUrl() + "/api/settings/"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\": %1$s, \"value\": %1$s}".formatted(quoted)))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static List<Job> jobs(CadenzaClient client, String project) {
    List<Job> jobs = new ArrayList<>();
    jobs.add(
        client.submit(
            NewJob.textToSpeech(
                project, Map.of("text", MARKUP, "voice", "flite/slt", "a", MARKUP))));
    byte[] text = ("Hello. " + MARKUP).getBytes(StandardCharsets.UTF_8);
    String file = client.upload(MARKUP.substring(0, 100) + ".txt", text).id();
    jobs.add(client.submit(new NewJob(project, JobType.TTS, Map.of(), Optional.of(file))));
    // Fails with an error that may name the file.
    jobs.add(client.submit(NewJob.speechToText(project, file)));
    jobs.add(
        client.submit(
            new NewJob(
                project,
                JobType.AI_STORIES,
                Map.of(
                    "prompt",
                    MARKUP,
                    "narration",
                    "single",
                    "characters",
                    List.of(Map.of("name", "<b id=injected>Ada</b>"))),
                Optional.empty())));
    return jobs;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Test
  void shouldShowMarkupAsText() {
    try (Window window = Window.desk().signedIn(SampleUser.ADMIN)) {
      Page page = window.page();
      List<String> events = new ArrayList<>();
      page.onDialog(
          dialog -> {
            events.add("dialog " + dialog.message());
            dialog.dismiss();
          });
      page.onRequest(
          request -> {
            if (URI.create(request.url()).getPath().endsWith(REQUESTED)) {
              events.add("request " + request.url());
            }
          });
      screens.forEach(
          (name, path) -> {
            shown(window.go(path).page());
            assertThat(page.locator("#injected, [onerror], [onload]").count()).as(name).isZero();
            assertThat(page.locator("a[href^='javascript:' i]").count()).as(name).isZero();
            assertThat(events).as(name).isEmpty();
          });
      shown(window.go(screens.get("projects")).page());
      assertThat(page.locator("main").innerText()).contains("<script>alert(2)</script>");
    }
  }

  /** A screen, or the reason why there is none. */
  private static void shown(Page page) {
    page.waitForSelector(
        "main h1, main h2", new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MS));
    PlaywrightAssertions.assertThat(page.locator(".waiting")).hasCount(0);
  }

  /** The page that describes the API, and the error of an unknown address. */
  @Test
  void shouldAnswerMarkupInAnAddressWithoutIt() throws IOException, InterruptedException {
    for (String path : List.of("/api/" + encoded(MARKUP), "/api/docs/" + encoded(MARKUP))) {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(Window.platform().httpUrl() + path))
                  .method("GET", BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("<script>alert", "onerror");
    }
  }
}
