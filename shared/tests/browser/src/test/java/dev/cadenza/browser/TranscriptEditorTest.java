package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A transcript is corrected in the page, by keyboard, and nothing that was typed is lost. */
final class TranscriptEditorTest {
  private static final String SPEECH = "Good morning. The train leaves at nine. A dog slept.";

  private static String transcribed() {
    try (CadenzaClient client = Window.platform().login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject("To be corrected", "").id();
      String upload = client.upload("speech.wav", Recordings.speech(SPEECH)).id();
      return feed.awaitFinished(
              client.submit(NewJob.speechToText(project, upload)), Duration.ofMinutes(3))
          .id();
    }
  }

  private static Locator texts(Page page) {
    return page.getByLabel(Pattern.compile("^Text at"));
  }

  @Test
  void shouldBeCalledByItsFileUntilItIsRenamed() {
    String job = transcribed();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job).page();
      assertThat(window.heading("speech")).isVisible();

      window.button("Rename").click();
      page.getByLabel("Title").fill("On the platform");
      page.getByLabel("Title").press("Enter");

      assertThat(window.heading("On the platform")).isVisible();
    }
  }

  @Test
  void shouldSplitAndJoinByKeyboardAndKeepEverything() {
    String job = transcribed();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job).page();
      window.button("Edit").click();
      Locator first = texts(page).first();
      int before = texts(page).count();

      splitAfterHello(first);
      assertThat(texts(page)).hasCount(before + 1);
      assertThat(texts(page).nth(1)).hasValue("my friends");
      assertThat(texts(page).nth(1)).isFocused();
      texts(page).nth(1).press("ArrowUp");
      assertThat(first).isFocused();
      first.press("Tab");
      assertThat(texts(page).nth(1)).isFocused();
      assertThat(page.getByText("2 segments changed")).isVisible();

      page.reload();
      assertThat(texts(page).nth(1)).hasValue("my friends");

      texts(page).nth(1).press("Home");
      texts(page).nth(1).press("Backspace");
      assertThat(texts(page)).hasCount(before);
      assertThat(first).hasValue("Hello my friends");
      first.press("Control+z");
      assertThat(texts(page)).hasCount(before + 1);
    }
  }

  private static void splitAfterHello(Locator field) {
    field.fill("Hello my friends");
    field.press("Home");
    for (int i = 0; i < "Hello".length(); i++) {
      field.press("ArrowRight");
    }
    field.press("Enter");
  }

  @Test
  void shouldSaveExportAndRestore() throws IOException {
    String job = transcribed();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job).page();
      window.button("Edit").click();
      splitAfterHello(texts(page).first());

      page.getByLabel("Find", exactly()).fill("FRIENDS");
      page.getByLabel("Replace with").fill("neighbours");
      window.button("Replace 1 place").click();
      page.getByLabel("Speaker at 0:00").first().selectOption("New speaker");
      page.getByLabel("Name of Speaker 1").fill("Ann");
      page.getByLabel("Name of Speaker 1").press("Tab");
      texts(page).first().press("Control+s");

      assertThat(page.getByText("Saved as version 2.")).isVisible();
      assertThat(page.locator(".running li").first()).containsText("Ann: Hello");
      assertThat(page.locator(".running li").nth(1)).containsText("my neighbours");
      assertThat(exported(window, "txt")).startsWith("Ann: Hello\n\nmy neighbours");

      page.getByLabel("Version").selectOption("1");
      window.button("Restore version 1").click();
      assertThat(page.getByText("Restored as version 3.")).isVisible();
      assertThat(page.locator(".running")).not().containsText("neighbours");
    }
  }

  @Test
  void shouldKeepEditsThatMetANewerVersion() {
    String job = transcribed();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job).page();
      Page other = window.tab();
      other.navigate("/jobs/" + job);
      // The draft of the first tab would open the editor here, too.
      Locator editing = other.getByText("Edit", new Page.GetByTextOptions().setExact(true));
      assertThat(editing).isVisible();
      window.button("Edit").click();
      texts(page).first().fill("Mine");

      editing.click();
      texts(other).first().fill("Theirs");
      texts(other).first().press("Control+s");
      assertThat(other.getByText("Saved as version 2.")).isVisible();
      window.button("Save").click();

      assertThat(page.getByText("Version 2 was saved after these edits of version 1 began."))
          .isVisible();
      assertThat(texts(page).first()).hasValue("Mine");
      window.button("Save").click();
      assertThat(page.getByText("Saved as version 3.")).isVisible();
    }
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static String exported(Window window, String format) throws IOException {
    Download download = window.page().waitForDownload(() -> window.button(format).click());
    assertThat(download.suggestedFilename()).isEqualTo("transcript." + format);
    return Files.readString(download.path());
  }
}
