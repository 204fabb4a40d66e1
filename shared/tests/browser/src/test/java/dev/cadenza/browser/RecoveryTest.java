package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken lines, reloads and ended sessions: nothing is missed, and nothing typed is lost. */
final class RecoveryTest {
  private static final String SOCKET = "**/ws";
  private static final String TEXT = "What I had already typed.";
  private static final Pattern PART = Pattern.compile("[?&]partNumber=(\\d+)");
  private static final Pattern SECOND_PART = Pattern.compile("[?&]partNumber=2");

  /** What is larger than 100 MB goes in parts of 64 MB. */
  private static final long TWO_PARTS = 101L << 20;

  private static final String VERY_LONG = "One more sentence of a very long text. ".repeat(4_000);

  @Test
  void shouldCatchUpAfterTheSocketWasCut() {
    AtomicBoolean through = new AtomicBoolean(true);
    try (Window window = Window.desk();
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      Deque<WebSocketRoute> sockets = sockets(window, through, WebSocketRoute::close);
      window.signedIn(SampleUser.EDITOR);
      window.go("/jobs").waitForHeading("Jobs");
      assertThat(connection(window)).hasText("Live");

      through.set(false);
      sockets.getLast().close();
      assertThat(connection(window)).hasText(Pattern.compile("Reconnecting|Polling"));
      String project = client.createProject("Meanwhile", "").id();
      String id =
          client.submit(NewJob.textToSpeech(project, Map.of("text", "Said meanwhile."))).id();
      through.set(true);

      assertThat(connection(window)).hasText("Live");
      assertThat(window.job(id).locator(".state")).hasText("Done");
    }
  }

  @Test
  void shouldHearWhatHappenedBeforeTheLineStood() {
    AtomicBoolean through = new AtomicBoolean();
    try (Window window = Window.desk();
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      // It opens, and the server stays silent.
      Deque<WebSocketRoute> sockets = sockets(window, through, _ -> {});
      window.signedIn(SampleUser.EDITOR);
      String project = client.createProject("Too early", "").id();
      String id = client.submit(NewJob.textToSpeech(project, Map.of("text", VERY_LONG))).id();
      window.go("/jobs/" + id);
      assertThat(window.button("Cancel")).isVisible();

      client.cancel(id);
      through.set(true);
      sockets.getLast().close();

      assertThat(window.jobState()).hasText("Cancelled");
      assertThat(connection(window)).hasText("Live");
    }
  }

  @Test
  void shouldShowWhatTheUserDidWithoutBeingTold() {
    try (Window window = Window.desk();
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      window.page().routeWebSocket(SOCKET, _ -> {});
      window.signedIn(SampleUser.EDITOR);
      String project = client.createProject("Untold", "").id();
      String id = client.submit(NewJob.textToSpeech(project, Map.of("text", VERY_LONG))).id();
      window.go("/jobs/" + id);

      window.button("Cancel").click();

      assertThat(window.jobState()).hasText("Cancelled");
    }
  }

  @Test
  void shouldAskWhereNobodyTells() {
    try (Window window = Window.desk();
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      window.page().routeWebSocket(SOCKET, WebSocketRoute::close);
      window.signedIn(SampleUser.EDITOR);
      window.go("/jobs").waitForHeading("Jobs");
      assertThat(connection(window)).hasText("Polling");

      String project = client.createProject("Asked for", "").id();
      String id =
          client.submit(NewJob.textToSpeech(project, Map.of("text", "Said without a line."))).id();

      assertThat(window.job(id).locator(".state")).hasText("Done");
    }
  }

  @Test
  void shouldKeepWhatWasTypedOverAReload() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      window.go("/new/tts");
      text(window).fill(TEXT);

      window.page().reload();

      assertThat(text(window)).hasValue(TEXT);
      window.button("Start over").click();
      assertThat(text(window)).hasValue("");
    }
  }

  @Test
  void shouldGoOnAfterTheSessionEnded() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/tts").page();
      text(window).fill(TEXT);
      page.route("**/api/{jobs,projects,token/refresh}/", RecoveryTest::refuse);

      window.button("Read it aloud").click();
      assertThat(window.heading("Your session ended")).isVisible();
      page.unroute("**/api/{jobs,projects,token/refresh}/");
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
          .fill(SampleUser.EDITOR.password());
      window.button("Sign in").click();

      assertThat(window.heading("Your session ended")).isHidden();
      assertThat(text(window)).hasValue(TEXT);
      window.button("Read it aloud").click();
      assertThat(window.jobState()).hasText("Done");
    }
  }

  /**
   * A refresh token is good for one use: the second tab to use it would end the session of both.
   */
  @Test
  void shouldRenewItsTokenOnceForAllTabs() {
    Deque<Route> renewals = new ArrayDeque<>();
    AtomicReference<String> old = new AtomicReference<>();
    AtomicInteger refusals = new AtomicInteger();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.page();
      Page tab = window.tab();
      // What the page still asks for would renew the token as well, and be gone with the page.
      page.navigate("about:blank");
      page.context().route("**/api/token/refresh/", renewals::add);
      page.context()
          .route(
              "**/api/jobs/*",
              route -> {
                if (refuseFirst(route, old)) {
                  refusals.incrementAndGet();
                }
              });
      page.navigate("/jobs");
      tab.navigate("/jobs");
      page.waitForCondition(() -> refusals.get() >= 2 && !renewals.isEmpty());
      // The time that the other tab would need to ask as well.
      page.waitForTimeout(1_000);

      assertThat(renewals).hasSize(1);
      renewals.remove().resume();
      for (Page each : List.of(page, tab)) {
        assertThat(each.getByRole(AriaRole.HEADING, jobs())).isVisible();
        assertThat(each.locator(".waiting")).hasCount(0);
        assertThat(each.getByText("Your session ended")).hasCount(0);
      }
      assertThat(renewals).isEmpty();
    }
  }

  private static Page.GetByRoleOptions jobs() {
    return new Page.GetByRoleOptions().setName("Jobs").setExact(true);
  }

  @Test
  void shouldSendOnlyThePartsThatAreWantingAfterABreak(@TempDir Path folder) throws IOException {
    Path film = folder.resolve("film.wav");
    try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
      file.setLength(TWO_PARTS);
    }
    List<String> parts = new ArrayList<>();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      page.onRequest(
          request -> PART.matcher(request.url()).results().forEach(it -> parts.add(it.group(1))));
      page.route(SECOND_PART, Route::abort, new Page.RouteOptions().setTimes(1));
      page.locator("input[type=file]").setInputFiles(film);
      window.button("Continue").click();

      assertThat(page.getByText("uploaded")).isVisible();
      assertThat(parts).containsExactly("1", "2", "2");
    }
  }

  /**
   * The page's sockets from now on, the newest last.
   *
   * @param through whether a new one reaches the server
   * @param otherwise what becomes of one that does not
   */
  private static Deque<WebSocketRoute> sockets(
      Window window, AtomicBoolean through, Consumer<WebSocketRoute> otherwise) {
    Deque<WebSocketRoute> sockets = new ArrayDeque<>();
    window
        .page()
        .routeWebSocket(
            SOCKET,
            socket -> {
              sockets.add(socket);
              if (through.get()) {
                socket.connectToServer();
              } else {
                otherwise.accept(socket);
              }
            });
    return sockets;
  }

  /**
   * Lets a request pass, but for those with the first token that is seen.
   *
   * @return whether it was refused
   */
  static boolean refuseFirst(Route route, AtomicReference<String> first) {
    String token = route.request().headerValue("authorization");
    first.compareAndSet(null, token);
    boolean refused = token.equals(first.get());
    if (refused) {
      refuse(route);
    } else {
      route.resume();
    }
    return refused;
  }

  private static void refuse(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(401)
            .setContentType("application/json")
            .setBody("{\"detail\":\"Token is invalid or expired\",\"code\":\"token_not_valid\"}"));
  }

  private static Locator text(Window window) {
    return window.page().getByLabel("Text", new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator connection(Window window) {
    return window.page().locator(".rail .connection");
  }
}
