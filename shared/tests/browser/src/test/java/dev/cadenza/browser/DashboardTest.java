package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.Role;
import dev.cadenza.platform.SampleUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do in the dashboard. */
final class DashboardTest {
  private static final String TEXT = "Good morning. The train leaves at nine.";

  static List<SampleUser> users() {
    return SampleUser.ALL;
  }

  @ParameterizedTest
  @MethodSource("users")
  void shouldLetEveryRoleInAndShowWhatItMayDo(SampleUser user) {
    try (Window window = Window.desk().signedIn(user)) {
      window.waitForHeading("Overview");

      boolean writes = user.role().writes();
      assertThat(window.link("New job")).hasCount(writes ? 1 : 0);
      assertThat(window.link("Users")).hasCount(user.role() == Role.ADMIN ? 1 : 0);
      window.go("/new/tts");
      assertThat(window.page().getByLabel("Text", exactly())).hasCount(writes ? 1 : 0);
    }
  }

  @Test
  void shouldUseItsOwnTypeface() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      window.waitForHeading("Overview");
      window
          .page()
          .waitForFunction(
              "() => [...document.fonts].some(it => it.family === 'Inter' && it.status === 'loaded')");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/jobs/a/b", "/jobs/%E0%A4"})
  void shouldSayThatThereIsNoSuchPage(String path) {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      window.go(path).waitForHeading("Page not found");
    }
  }

  @Test
  void shouldSayWhyNobodyGotIn() {
    try (Window window = Window.desk().go("/")) {
      window.page().getByLabel("Name or e-mail address").fill("editor1");
      window.page().getByLabel("Password", exactly()).fill("wrong");
      window.button("Sign in").click();

      assertThat(window.page().getByRole(AriaRole.ALERT))
          .hasText("No active account found with the given credentials");
    }
  }

  @Test
  void shouldSpeakATextFromTheFormToTheEar() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/tts").page();
      window.button("Read it aloud").click();
      assertThat(page.getByText("Text is missing.")).isVisible();
      page.getByLabel("Text", exactly()).fill(TEXT);
      assertThat(page.getByText("Text is missing.")).isHidden();
      page.getByLabel("Voice", exactly()).selectOption("flite/slt");
      window.button("Read it aloud").click();

      // Nothing is loaded again: changes are pushed.
      assertThat(window.jobState()).hasText("Done");
      window.button("Play").click();
      window.awaitSound();
      assertThat(page.getByLabel("Speech").locator("li").first()).containsText("Good morning.");
      Download download =
          page.waitForDownload(() -> page.locator(".files a[download='timings.vtt']").click());
      assertThat(download.suggestedFilename()).isEqualTo("timings.vtt");
    }
  }

  @Test
  void shouldOfferAVoiceForEverySpeakerAndForNoNoise() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/tts").page();
      page.getByLabel("Text", exactly())
          .fill("[Music]\n[Anna] Good morning.\n[soft music] [Ben] Hello.\n[Ben] Hello.");

      assertThat(page.getByLabel("Voice of anna")).isVisible();
      assertThat(page.getByLabel("Voice of ben")).isVisible();
      assertThat(page.getByLabel("Voice of", new Page.GetByLabelOptions().setExact(false)))
          .hasCount(2);
    }
  }

  @Test
  void shouldWriteDownARecordingThatIsUploaded() {
    byte[] speech = Recordings.speech(TEXT);
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      page.locator("input[type=file]")
          .setInputFiles(new FilePayload("talk.wav", "audio/wav", speech));
      assertThat(page.getByText("uploaded")).isVisible();
      window.button("Transcribe").click();

      assertThat(window.jobState()).hasText("Done");
      assertThat(page.getByLabel("Transcript").locator("li").first()).isVisible();
      page.getByLabel("Transcript").locator(".word").last().click();
      window.awaitSound();
    }
  }

  @Test
  void shouldShowWhatHappensWithoutAReload() {
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.OTHER_EDITOR)) {
      window.go("/jobs");
      assertThat(window.page().getByText("Live", new Page.GetByTextOptions().setExact(true)))
          .isVisible();
      String project = client.createProject("Elsewhere", "").id();

      String id =
          client.submit(NewJob.textToSpeech(project, Map.of("text", "From elsewhere."))).id();

      assertThat(window.job(id).locator(".state")).hasText("Done");
    }
  }

  @Test
  void shouldStayIn() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      window.page().reload();
      window.waitForHeading("Overview");
      Page tab = window.tab();
      tab.navigate("/jobs");
      assertThat(tab.getByRole(AriaRole.HEADING, named("Jobs"))).isVisible();

      window.button("Sign out").click();

      assertThat(tab.getByRole(AriaRole.HEADING, named("Sign in"))).isVisible();
    }
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
