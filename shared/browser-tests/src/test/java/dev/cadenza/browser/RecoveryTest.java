package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import dev.cadenza.cli.SampleUser;
import dev.cadenza.cli.client.CadenzaClient;
import dev.cadenza.cli.client.NewJob;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Broken lines, reloads and ended sessions: nothing is missed, and nothing typed is lost. */
final class RecoveryTest {
  private static final String SOCKET = "**/ws";
  private static final String TEXT = "What I had already typed.";
  private static final String VERY_LONG = "One more sentence of a very long text. ".repeat(4_000);

  @Test
  void shouldCatchUpAfterTheSocketWasCut() {
    Deque<WebSocketRoute> sockets = new ArrayDeque<>();
    AtomicBoolean cut = new AtomicBoolean();
    try (Window window = Window.desk();
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      window
          .page()
          .routeWebSocket(
              SOCKET,
              socket -> {
                if (cut.get()) {
                  socket.close();
                } else {
                  socket.connectToServer();
                  sockets.add(socket);
                }
              });
      window.signedIn(SampleUser.EDITOR);
      window.go("/jobs").waitForHeading("Jobs");
      assertThat(connection(window)).hasText("Live");

      cut.set(true);
      sockets.getLast().close();
      assertThat(connection(window)).hasText(Pattern.compile("Reconnecting|Polling"));
      String project = client.createProject("Meanwhile", "").id();
      String id =
          client.submit(NewJob.textToSpeech(project, Map.of("text", "Said meanwhile."))).id();
      cut.set(false);

      assertThat(connection(window)).hasText("Live");
      assertThat(window.job(id).locator(".state")).hasText("Done");
    }
  }

  @Test
  void shouldHearWhatHappenedBeforeTheLineStood() {
    Deque<WebSocketRoute> mute = new ArrayDeque<>();
    AtomicBoolean stands = new AtomicBoolean();
    try (Window window = Window.desk();
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      window
          .page()
          .routeWebSocket(
              SOCKET,
              socket -> {
                if (stands.get()) {
                  socket.connectToServer();
                } else {
                  mute.add(socket);
                }
              });
      window.signedIn(SampleUser.EDITOR);
      String project = client.createProject("Too early", "").id();
      String id = client.submit(NewJob.textToSpeech(project, Map.of("text", VERY_LONG))).id();
      window.go("/jobs/" + id);
      assertThat(window.button("Cancel")).isVisible();

      client.cancel(id);
      stands.set(true);
      mute.getLast().close();

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
