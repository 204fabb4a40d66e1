package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.cadenza.platform.SampleUser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A running upload: forms wait for it, and no user action cancels it without confirmation. */
final class UploadingTest {
  private static final Pattern SIGNED = Pattern.compile("[?&]X-Amz-Signature=");
  private static final Pattern JOB = Pattern.compile("/jobs/[0-9A-Z]{26}$");
  private static final FilePayload TALK =
      new FilePayload("talk.wav", "audio/wav", "no sound".getBytes(StandardCharsets.UTF_8));
  private static final int MAX_TEXT = 600_000;

  @Test
  void shouldSubmitOnceAndByItselfWhenTheFileIsThere() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      List<Request> submissions = submissions(page);
      Deque<Route> held = holdUploads(page);
      choose(window, TALK);
      assertThat(page.getByText("Choose a recording.")).hasCount(0);
      window.button("Transcribe").click();

      window.button("Waiting for the upload… 0 %").click(new Locator.ClickOptions().setForce(true));
      page.keyboard().press("Enter");
      assertThat(page.getByLabel("Spoken language")).isDisabled();
      assertThat(submissions).isEmpty();
      release(page, held);

      assertThat(page).hasURL(JOB);
      assertThat(page.getByText("talk.wav").first()).isVisible();
      assertThat(submissions).hasSize(1);
      window.go("/new/stt");
      assertThat(page.getByText("Choose a file")).isVisible();
    }
  }

  @Test
  void shouldLetOneThinkAgainWhileItWaits() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      List<Request> submissions = submissions(page);
      Deque<Route> held = holdUploads(page);
      choose(window, TALK);
      window.button("Transcribe").click();
      window.button("Do not submit yet").click();

      assertThat(page.getByLabel("Spoken language")).isEnabled();
      release(page, held);
      assertThat(page.getByText("uploaded")).isVisible();
      assertThat(window.button("Transcribe")).isVisible();
      assertThat(submissions).isEmpty();
    }
  }

  @Test
  void shouldGoOnWhenTheFormIsLeft() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/voice_cloning").page();
      Deque<Route> held = holdUploads(page);
      choose(window, TALK);
      page.getByLabel("Name of the voice").fill("Anna");
      window.link("Jobs").click();
      window.waitForHeading("Jobs");
      page.goBack();
      assertThat(page.getByText("0 % of 8 bytes")).isVisible();
      window.link("Jobs").click();
      window.waitForHeading("Jobs");
      page.waitForResponse(SIGNED, () -> release(page, held));

      page.goBack();
      assertThat(page.getByText("8 bytes, uploaded")).isVisible();
      assertThat(page.getByLabel("Name of the voice")).hasValue("Anna");
      page.reload();
      assertThat(page.getByText("8 bytes, uploaded")).isVisible();
      window.button("Start over").click();
      assertThat(page.getByText("Choose a file")).isVisible();
    }
  }

  @Test
  void shouldSubmitWhatWaitsWhenTheFormIsLeft() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      List<Request> submissions = submissions(page);
      Deque<Route> held = holdUploads(page);
      choose(window, TALK);
      window.button("Transcribe").click();
      assertThat(window.button("Waiting for the upload… 0 %")).isVisible();
      window.link("Jobs").click();
      window.waitForHeading("Jobs");
      page.goBack();
      assertThat(window.button("Waiting for the upload… 0 %")).isVisible();
      window.link("Projects").click();
      window.waitForHeading("Projects");
      release(page, held);

      assertThat(page.getByText("“talk” is submitted.")).isVisible();
      window.button("Show").click();
      assertThat(page).hasURL(JOB);
      assertThat(submissions).hasSize(1);
    }
  }

  @Test
  void shouldSayThatAnUploadFailedAndTryAgain() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      Deque<Route> held = holdUploads(page);
      choose(window, TALK);
      window.button("Transcribe").click();
      page.waitForCondition(() -> !held.isEmpty());
      held.remove().abort();

      assertThat(page.locator("#file-wrong"))
          .hasText("Connection lost. The uploaded parts are kept: continue when you are online.");
      assertThat(window.button("Continue")).isFocused();
      window.button("Transcribe").click();
      assertThat(window.button("Continue")).isFocused();
      window.button("Continue").click();
      release(page, held);
      assertThat(page.getByText("8 bytes, uploaded")).isVisible();
      assertThat(page.locator("#file-wrong")).hasCount(0);
      window.button("Transcribe").click();
      assertThat(page).hasURL(JOB);
    }
  }

  @Test
  void shouldAskBeforeTheTabIsClosed() {
    List<String> asked = new ArrayList<>();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      page.onDialog(
          dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
          });
      Deque<Route> held = holdUploads(page);
      choose(window, TALK);
      // Browsers ask for confirmation only after a user gesture on the page.
      window.heading("Speech to text").click();
      page.close(new Page.CloseOptions().setRunBeforeUnload(true));
      page.waitForCondition(() -> !asked.isEmpty());

      release(page, held);
      assertThat(page.getByText("8 bytes, uploaded")).isVisible();
      page.reload();
      assertThat(page.getByText("8 bytes, uploaded")).isVisible();
      assertThat(asked).containsExactly("beforeunload");
    }
  }

  @Test
  void shouldAskBeforeSigningOutAndGoOnAfterwards() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      holdUploads(page);
      choose(window, TALK);
      window.button("Sign out").click();
      assertThat(window.heading("Sign out and stop the upload?")).isVisible();
      window.button("Stay").click();
      assertThat(page.getByText("0 % of 8 bytes")).isVisible();
      window.button("Sign out").click();
      page.getByRole(AriaRole.DIALOG)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign out"))
          .click();
      window.waitForHeading("Sign in");
      page.unroute(SIGNED);

      window.signIn(SampleUser.EDITOR);

      assertThat(page.getByText("8 bytes, uploaded")).isVisible();
    }
  }

  @Test
  void shouldGoOnWhenSomebodySignsInAgain() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      assertThat(page.getByText("Choose a file")).isVisible();
      String refused = "**/api/{uploads,token/refresh}/";
      page.route(refused, UploadingTest::refuse);
      page.locator("input[type=file]").setInputFiles(TALK);
      assertThat(window.heading("Your session ended")).isVisible();
      page.keyboard().press("Escape");
      page.keyboard().press("Escape");
      assertThat(window.heading("Your session ended")).isVisible();
      page.unroute(refused);
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
          .fill(SampleUser.EDITOR.password());
      window.button("Sign in").click();

      assertThat(page.getByText("8 bytes, uploaded")).isVisible();
    }
  }

  @Test
  void shouldSayAtOnceWhatIsWrongWithAFile() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      List<Request> uploads = new ArrayList<>();
      page.onRequest(
          request -> {
            if (request.url().endsWith("/api/uploads/")) {
              uploads.add(request);
            }
          });
      refuses(window, new FilePayload("talk.wav", "audio/wav", new byte[0]), "This file is empty.");
      refuses(
          window,
          new FilePayload("notes.pdf", "application/pdf", new byte[9]),
          "“notes.pdf” has an unsupported type. Choose a recording or a film: mp3, wav, m4a, ogg, flac, mp4 or webm.");
      window.go("/new/tts");
      page.getByText("Text file").click();
      refuses(
          window,
          new FilePayload("old.txt", "text/plain", new byte[] {'a', 0, 1, 'b'}),
          "This file is not a text. Choose a text file, or save it as one.");
      refuses(window, text(" \n"), "This file contains no text.");
      refuses(
          window,
          text("a".repeat(MAX_TEXT + 12_044)),
          "A text has at most 600,000 characters; this one has 612,044. Split it into parts.");

      assertThat(uploads).isEmpty();
      byte[] latin = "Un café, señor.".getBytes(StandardCharsets.ISO_8859_1);
      choose(window, new FilePayload("latin.txt", "text/plain", latin));
      assertThat(page.getByText("15 bytes, uploaded")).isVisible();
    }
  }

  private static FilePayload text(String content) {
    return new FilePayload("text.txt", "text/plain", content.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuses(Window window, FilePayload file, String why) {
    choose(window, file);
    assertThat(window.page().locator("#file-wrong")).hasText(why);
  }

  private static void choose(Window window, FilePayload file) {
    window.page().locator("input[type=file]").setInputFiles(file);
  }

  private static List<Request> submissions(Page page) {
    List<Request> submissions = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().endsWith("/api/jobs/") && request.method().equals("POST")) {
            submissions.add(request);
          }
        });
    return submissions;
  }

  /** What is put into the bucket from now on gets no answer until it is released. */
  private static Deque<Route> holdUploads(Page page) {
    Deque<Route> held = new ArrayDeque<>();
    page.route(
        SIGNED,
        route -> {
          if (route.request().method().equals("PUT")) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    return held;
  }

  private static void release(Page page, Deque<Route> held) {
    page.waitForCondition(() -> !held.isEmpty());
    held.remove().resume();
  }

  private static void refuse(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(401)
            .setContentType("application/json")
            .setBody("{\"detail\":\"Token is invalid or expired\",\"code\":\"token_not_valid\"}"));
  }
}
