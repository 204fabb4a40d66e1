package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.client.model.NewProfile;
import dev.cadenza.model.Role;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where one was, one comes back to; and each list shows what it is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NavigationTest {
  /** More than a page of the list. */
  private static final int JOBS = 40;

  /** Of a window in which the shorter page is to be scrolled, too. */
  private static final int LOW = 420;

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String LONG = "One more sentence of a very long text. ".repeat(4_000);

  /** Has no other jobs than these. */
  private static final SampleUser READER =
      new SampleUser("navigator", "correct-horse-battery", Role.EDITOR);

  private String project;
  private String failed;

  @BeforeAll
  void haveALongList() {
    try (CadenzaClient admin = Window.platform().login(SampleUser.ADMIN)) {
      admin.createProfile(
          new NewProfile(
              READER.username(),
              "navigator@example.com",
              Optional.of(READER.role().wire()),
              READER.password()));
    }
    try (CadenzaClient client = Window.platform().login(READER);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      project = client.createProject("A long list", "").id();
      // There is nothing in it to be said.
      failed = feed.awaitFinished(client.submit(speech("...")), TIMEOUT).id();
      List<Job> jobs = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        jobs.add(client.submit(speech("Number %d.".formatted(i))));
      }
      jobs.forEach(job -> feed.awaitFinished(job, TIMEOUT));
    }
  }

  private NewJob speech(String text) {
    return NewJob.textToSpeech(project, Map.of("text", text, "voice", "flite/slt"));
  }

  @Test
  void shouldComeBackToTheSamePageAndPlace() {
    try (Window window = Window.open(Window.DESK, LOW, ColorScheme.LIGHT).signedIn(READER)) {
      Page page = window.go("/jobs?project=" + project + "&job_type=tts").page();
      Locator rows = page.locator(".job-row");
      assertThat(rows).hasCount(30);
      window.button("Older").click();
      assertThat(page).hasURL(Pattern.compile("page=2"));
      assertThat(rows.first().locator(".name")).hasText("Number 9.");
      Locator row = rows.nth(9);
      row.scrollIntoViewIfNeeded();
      String name = row.locator(".name").textContent();
      double place = scrolled(page);
      assertThat(place).isGreaterThan(100);

      row.locator(".name").click();
      assertThat(window.heading(name)).isVisible();
      assertThat(scrolled(page)).isZero();
      page.goBack();

      assertThat(rows.first().locator(".name")).hasText("Number 9.");
      assertThat(rows.nth(9).locator(".name")).hasText(name);
      awaitScrolled(page, place);
      assertThat(page.getByLabel("Project", exactly())).hasValue(project);
      assertThat(page.getByLabel("Type", exactly())).hasValue("tts");

      page.goBack();
      assertThat(rows.first().locator(".name")).hasText("Number 39.");
      page.goForward();
      assertThat(rows.first().locator(".name")).hasText("Number 9.");
      awaitScrolled(page, place);
      page.goForward();
      assertThat(window.heading(name)).isVisible();
      page.goBack();
      assertThat(rows.first().locator(".name")).hasText("Number 9.");

      page.reload();
      assertThat(rows.first().locator(".name")).hasText("Number 9.");
      awaitScrolled(page, place);
    }
  }

  @Test
  void shouldShowAllJobsWhereTheListWasFiltered() {
    try (Window window = Window.desk().signedIn(READER)) {
      Page page = window.go("/jobs?status=failed").page();
      assertThat(page.getByLabel("State", exactly())).hasValue("failed");
      assertThat(window.job(failed)).isVisible();

      page.locator(".rail")
          .getByText("Jobs", new Locator.GetByTextOptions().setExact(true))
          .click();

      assertThat(page.getByLabel("State", exactly())).hasValue("");
      assertThat(page.locator(".job-row")).hasCount(30);
      page.goBack();
      assertThat(page.getByLabel("State", exactly())).hasValue("failed");
      assertThat(window.job(failed)).isVisible();
    }
  }

  @Test
  void shouldBeginAnewWhereAPageIsNoMore() {
    try (Window window = Window.desk().signedIn(READER)) {
      Page page = window.go("/jobs?project=" + project + "&page=99").page();

      assertThat(page.locator(".job-row")).hasCount(30);
      assertThat(page).hasURL(Pattern.compile("project=" + project + "$"));
    }
  }

  /** A screen is never drawn with what another's address has, or has not. */
  @Test
  void shouldAskOnlyForWhatTheAddressNames() {
    List<String> asked = new ArrayList<>();
    try (Window window = Window.desk().signedIn(READER)) {
      Page page = window.go("/jobs").page();
      page.onRequest(request -> asked.add(request.url()));
      window.job(newest(page)).locator(".name").click();
      assertThat(window.jobState()).isVisible();
      page.goBack();
      assertThat(window.heading("Jobs")).isVisible();
      window.settle();
      window.go("/projects/" + project).settle();
      page.locator(".job-row .name").first().click();
      assertThat(window.jobState()).isVisible();
      page.goBack();
      assertThat(window.heading("A long list")).isVisible();
      window.settle();
      page.goBack();
      page.goBack();
      window.settle();

      assertThat(asked).isNotEmpty().noneMatch(url -> url.contains("undefined"));
    }
  }

  private static String newest(Page page) {
    return page.locator(".job-row").first().getAttribute("data-id");
  }

  /** The failed job is far from the newest, and the overview reads no more than the newest 300. */
  @Test
  void shouldShowWhatNeedsMeHoweverMuchIsNewer() {
    try (Window window = Window.desk().signedIn(READER)) {
      Page page = window.page();
      // As after 300 jobs more: the newest of all are none of those that failed.
      page.route(
          Pattern.compile("/api/jobs/\\?page_size=100$"),
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("application/json")
                      .setBody("{\"count\":400,\"next\":null,\"previous\":null,\"results\":[]}")));

      window.go("/").waitForHeading("Needs attention");

      assertThat(page.locator("[aria-labelledby=failed] .job-row[data-id='" + failed + "']"))
          .isVisible();
      assertThat(page.locator("[aria-labelledby=recent] .job-row")).hasCount(6);
    }
  }

  @Test
  void shouldSayInTheRowWhyAJobFailed() {
    try (Window window = Window.desk().signedIn(READER);
        CadenzaClient client = Window.platform().login(READER)) {
      String why = client.job(failed).error().orElseThrow().message();
      window.go("/jobs?status=failed");
      assertThat(reason(window)).hasAttribute("title", why);
      String shown = reason(window).textContent();
      assertThat(shown).isNotBlank();
      assertThat(why).startsWith(shown);
      window.go("/").waitForHeading("Needs attention");
      assertThat(reason(window)).hasText(shown);
      window.go("/jobs/" + failed);
      assertThat(window.page().getByText(why, new Page.GetByTextOptions().setExact(true)).first())
          .isVisible();
    }
  }

  private Locator reason(Window window) {
    return window.job(failed).locator(".reason");
  }

  @Test
  void shouldCancelOnceHoweverOftenItIsClicked() {
    List<String> sent = new ArrayList<>();
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.OTHER_EDITOR)) {
      String own = client.createProject("Clicked twice", "").id();
      String id = client.submit(NewJob.textToSpeech(own, Map.of("text", LONG))).id();
      Page page = window.go("/jobs/" + id).page();
      page.onRequest(
          request -> {
            if (request.method().equals("POST") && request.url().contains("/api/jobs/")) {
              sent.add(request.url().replaceAll(".*/([a-z]+)/$", "$1"));
            }
          });

      window.button("Cancel").dblclick();

      assertThat(window.jobState()).hasText("Cancelled");
      assertThat(window.button("Retry")).isVisible();
      assertThat(page.locator(".toast")).hasCount(0);
      assertThat(sent).containsExactly("cancel");
    }
  }

  @Test
  void shouldTakeItForDoneThatAJobIsCancelledAlready() {
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.OTHER_EDITOR)) {
      // The page is not notified.
      window.page().routeWebSocket("**/ws", _ -> {});
      String own = client.createProject("Cancelled elsewhere", "").id();
      String id = client.submit(NewJob.textToSpeech(own, Map.of("text", LONG))).id();
      window.go("/jobs/" + id);
      assertThat(window.button("Cancel")).isVisible();
      client.cancel(id);

      window.button("Cancel").click();

      assertThat(window.jobState()).hasText("Cancelled");
      assertThat(window.page().locator(".toast")).hasCount(0);
    }
  }

  /** What is pushed while the list is on its way is newer than the list. */
  @Test
  void shouldKeepWhatIsPushedWhileAListIsRead() {
    AtomicReference<Route> held = new AtomicReference<>();
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.OTHER_EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String own = client.createProject("Read slowly", "").id();
      for (String path : List.of("/jobs?project=" + own, "/projects/" + own)) {
        Page page = window.page();
        held.set(null);
        Pattern list = Pattern.compile("/api/jobs/\\?.*project=" + own);
        page.route(list, held::set);
        window.go(path);
        page.waitForCondition(
            () -> held.get() != null && page.locator(".connection[data-state=live]").count() > 0);
        String before = held.get().fetch().text();
        List<String> pushed = new ArrayList<>();
        for (String text : List.of("Pushed first.", "Pushed next.")) {
          Job job = client.submit(NewJob.textToSpeech(own, Map.of("text", text)));
          feed.awaitFinished(job, TIMEOUT);
          pushed.add(job.id());
        }
        held.get()
            .fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(before));

        for (String id : pushed) {
          assertThat(window.job(id).locator(".state")).hasText("Done");
        }
        page.unroute(list);
      }
    }
  }

  private static double scrolled(Page page) {
    return ((Number) page.evaluate("window.scrollY")).doubleValue();
  }

  private static void awaitScrolled(Page page, double place) {
    page.waitForCondition(() -> Math.abs(scrolled(page) - place) < 3);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
