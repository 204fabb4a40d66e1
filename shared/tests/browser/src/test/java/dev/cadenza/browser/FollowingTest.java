package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A page that follows the voice lets go of a reader who scrolls by hand. */
final class FollowingTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int HEIGHT = 420;
  private static final String SENTENCES = "One sentence follows another here. ".repeat(40).strip();

  private static String made(Function<String, NewJob> order) {
    try (CadenzaClient client = Window.platform().login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject("To be read", "").id();
      return feed.awaitFinished(client.submit(order.apply(project)), TIMEOUT).id();
    }
  }

  @Test
  void shouldLetTheReaderOfAStoryScroll() {
    String story =
        made(
            project ->
                new NewJob(
                    project,
                    JobType.AI_STORIES,
                    Map.of(
                        "prompt",
                        "A lighthouse keeper who collects voices.",
                        "seed",
                        7,
                        "seconds",
                        60),
                    Optional.empty()));
    try (Window window =
        Window.open(Window.DESK, HEIGHT, ColorScheme.LIGHT).signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + story).page();
      Locator said = page.locator(".story [data-now]");
      page.locator(".story .word").nth(12).click();
      window.awaitSound();
      assertThat(said).isInViewport();
      assertThat(window.button("Follow")).hasCount(0);

      page.mouse().wheel(0, -20_000);
      assertThat(window.button("Follow")).isVisible();
      page.waitForCondition(() -> scrolled(page, "window.scrollY") == 0);
      hear(page, said, 2);
      assertThat(scrolled(page, "window.scrollY")).isZero();

      window.button("Follow").click();
      assertThat(said).isInViewport();
      assertThat(window.button("Follow")).hasCount(0);
      hear(page, said, 1);
      assertThat(said).isInViewport();
    }
  }

  @Test
  void shouldLetTheReaderOfASpokenTextScroll() {
    String speech =
        made(
            project ->
                NewJob.textToSpeech(project, Map.of("text", SENTENCES, "voice", "flite/slt")));
    String box = "document.querySelector('.running').scrollTop";
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + speech).page();
      Locator said = page.locator(".running [aria-current]");
      page.locator(".running .stamp").nth(20).click();
      window.awaitSound();
      page.locator(".running").hover();
      page.mouse().wheel(0, -20_000);
      assertThat(window.button("Follow")).isVisible();
      page.waitForCondition(() -> scrolled(page, box) == 0);
      hear(page, said, 2);
      assertThat(scrolled(page, box)).isZero();

      window.button("Follow").click();

      page.waitForCondition(() -> scrolled(page, box) > 0);
      assertThat(window.button("Follow")).hasCount(0);
    }
  }

  /** Waits until the voice has gone on. */
  private static void hear(Page page, Locator said, int lines) {
    for (int i = 0; i < lines; i++) {
      String before = place(said);
      page.waitForCondition(() -> !place(said).equals(before));
    }
  }

  private static String place(Locator said) {
    return said.count() == 0
        ? ""
        : said.first()
            .evaluate("it => String([...it.parentNode.children].indexOf(it)) + it.textContent")
            .toString();
  }

  private static double scrolled(Page page, String where) {
    return ((Number) page.evaluate(where)).doubleValue();
  }
}
