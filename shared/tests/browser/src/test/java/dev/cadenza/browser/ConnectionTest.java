package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page says of its connection, and that a broken one loses nothing. */
final class ConnectionTest {
  private static final String SOCKET = "**/ws";
  private static final String API = "**/api/**";
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Pattern EVENT =
      Pattern.compile("\"job\": ?\\{\"id\": ?\"(\\w+)\".*?\"version\": ?(\\d+)");
  private static final Pattern CURSOR = Pattern.compile("\"cursor\": ?\"\\w+\"");

  /** What becomes of each new socket of the page. */
  private final AtomicReference<Consumer<WebSocketRoute>> next =
      new AtomicReference<>(WebSocketRoute::connectToServer);

  private WebSocketRoute socket;

  private Window open() {
    Window window = Window.desk();
    window
        .page()
        .routeWebSocket(
            SOCKET,
            opened -> {
              socket = opened;
              next.get().accept(opened);
            });
    window.signedIn(SampleUser.EDITOR).go("/jobs").waitForHeading("Jobs");
    assertThat(connection(window)).hasText("Live");
    return window;
  }

  @Test
  void shouldSayThatItReconnectsAsLongAsNothingElseIsKnown() {
    try (Window window = open()) {
      next.set(_ -> {});
      socket.close();

      assertThat(connection(window)).hasText("Reconnecting");
      next.set(WebSocketRoute::connectToServer);
      socket.close();
      assertThat(connection(window)).hasText("Live");
    }
  }

  @Test
  void shouldSayThatItPollsOnlyWhereThatIsAnswered() {
    try (Window window = open()) {
      Page page = window.page();
      next.set(WebSocketRoute::close);
      socket.close();
      assertThat(connection(window)).hasText("Polling");

      page.route(API, Route::abort);
      assertThat(connection(window)).hasText("Offline");
      page.unroute(API);
      assertThat(connection(window)).hasText("Polling");
      next.set(WebSocketRoute::connectToServer);
      assertThat(connection(window)).hasText("Live");
    }
  }

  @Test
  void shouldSayThatTheServerIsDown() {
    List<String> seen = new ArrayList<>();
    try (Window window = open()) {
      Page page = window.page();
      page.exposeFunction("seen", words -> seen.add((String) words[0]));
      page.evaluate(
          "() => new MutationObserver(() => seen(document.querySelector('.rail .connection').textContent))"
              + ".observe(document.querySelector('.rail .connection'),"
              + " { childList: true, characterData: true, subtree: true })");
      page.route(API, Route::abort);
      next.set(WebSocketRoute::close);
      socket.close();

      assertThat(connection(window)).hasText("Offline");
      assertThat(connection(window)).hasAttribute("title", Pattern.compile("is not reachable"));
      page.unroute(API);
      next.set(WebSocketRoute::connectToServer);
      assertThat(connection(window)).hasText("Live");
      assertThat(seen).startsWith("Reconnecting", "Offline").endsWith("Live");
      assertThat(seen.subList(0, 2)).doesNotContain("Polling");
    }
  }

  @Test
  void shouldSayThatTheBrowserIsOffline() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      window.go("/jobs").waitForHeading("Jobs");
      assertThat(connection(window)).hasText("Live");
      window.page().context().setOffline(true);
      assertThat(connection(window)).hasText("Offline");
      String project = client.createProject("While offline", "").id();
      Job job = client.submit(NewJob.textToSpeech(project, Map.of("text", "Said meanwhile.")));

      window.page().context().setOffline(false);

      assertThat(connection(window)).hasText("Live");
      assertThat(window.job(job.id()).locator(".state")).hasText("Done");
    }
  }

  /** What happens during a replay comes between its frames, and is later than all of them. */
  @Test
  void shouldGetAllOfAReplayThatWasCut() {
    Set<String> got = new TreeSet<>();
    try (Window window = open();
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      next.set(WebSocketRoute::close);
      socket.close();
      List<Job> jobs = new ArrayList<>();
      String project = client.createProject("Replayed", "").id();
      for (int i = 0; i < 12; i++) {
        jobs.add(client.submit(NewJob.textToSpeech(project, Map.of("text", "Missed " + i))));
      }
      jobs.forEach(job -> feed.awaitFinished(job, TIMEOUT));
      Set<String> log = new TreeSet<>();
      jobs.forEach(job -> log.addAll(events(client.getText("/api/jobs/" + job.id() + "/events/"))));
      assertThat(log).hasSizeGreaterThanOrEqualTo(36);

      next.set(opened -> cutAmidTheReplay(opened, got));
      assertThat(connection(window)).hasText("Live");

      assertThat(got).containsAll(log);
    }
  }

  private void cutAmidTheReplay(WebSocketRoute page, Set<String> got) {
    List<String> replayed = new ArrayList<>();
    pipe(
        page,
        frame -> {
          replayed.add(frame);
          if (replayed.size() == 10) {
            next.set(opened -> pipe(opened, each -> deliver(opened, each, got)));
            replayed.subList(0, 8).forEach(each -> deliver(page, each, got));
            String later = "\"cursor\":\"" + Ulid.floor(Instant.now().plusSeconds(60)) + "\"";
            String pushed = replayed.get(9).replace(",\"replayed\":true", "");
            assertThat(pushed).isNotEqualTo(replayed.get(9));
            page.send(CURSOR.matcher(pushed).replaceFirst(later));
            page.close();
          }
        });
  }

  private static void pipe(WebSocketRoute page, Consumer<String> toPage) {
    WebSocketRoute server = page.connectToServer();
    page.onMessage(frame -> server.send(frame.text()));
    server.onMessage(frame -> toPage.accept(frame.text()));
  }

  private static void deliver(WebSocketRoute page, String frame, Set<String> got) {
    got.addAll(events(frame));
    page.send(frame);
  }

  private static List<String> events(String text) {
    List<String> events = new ArrayList<>();
    Matcher event = EVENT.matcher(text);
    while (event.find()) {
      events.add(event.group(1) + " " + event.group(2));
    }
    return events;
  }

  private static Locator connection(Window window) {
    return window.page().locator(".rail .connection");
  }
}
