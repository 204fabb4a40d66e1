package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The keys of all pages, and of the player. */
final class ShortcutsTest {
  private static final String CURRENT = "document.querySelector('audio').currentTime";

  @Test
  void shouldGoToPagesByKeys() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.page();
      page.keyboard().press("?");
      assertThat(window.heading("Keyboard shortcuts")).isVisible();
      page.keyboard().press("n");
      assertThat(window.heading("Keyboard shortcuts")).isVisible();
      page.keyboard().press("Escape");
      assertThat(window.heading("Keyboard shortcuts")).isHidden();

      page.keyboard().press("g");
      page.keyboard().press("j");
      assertThat(page).hasURL(Pattern.compile("/jobs$"));
      assertThat(page.getByLabel("Search jobs")).isVisible();
      page.keyboard().press("/");
      assertThat(page.getByLabel("Search jobs")).isFocused();
      page.keyboard().type("nothing");
      assertThat(page.getByLabel("Search jobs")).hasValue("nothing");
      page.getByLabel("Search jobs").blur();
      page.keyboard().press("n");
      assertThat(page).hasURL(Pattern.compile("/new$"));
    }
  }

  @Test
  void shouldPlayFromOtherPlacesByKeys() {
    String job = spoken();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job).page();
      page.waitForFunction("() => document.querySelector('audio')?.duration > 10");

      page.keyboard().press("l");
      page.waitForFunction("() => Math.abs(" + CURRENT + " - 10) < 0.5");
      page.keyboard().press("j");
      page.waitForFunction("() => " + CURRENT + " < 0.5");
      page.keyboard().press("m");
      page.waitForFunction("() => document.querySelector('audio').volume === 0");
      page.reload();
      assertThat(window.button("Sound on")).isVisible();
      window.button("Sound on").click();
      page.waitForFunction("() => document.querySelector('audio').volume === 1");
      page.locator(".waveform").hover();
      assertThat(page.locator(".waveform .hover")).hasText(Pattern.compile("^0:\\d\\d$"));
    }
  }

  private static String spoken() {
    String text = "One sentence follows another here. ".repeat(8).strip();
    try (CadenzaClient client = Window.platform().login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject("To be played", "").id();
      NewJob job = NewJob.textToSpeech(project, Map.of("text", text, "voice", "flite/slt"));
      return feed.awaitFinished(client.submit(job), Duration.ofMinutes(3)).id();
    }
  }
}
