package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a job made stays until a later attempt has made something else. */
final class AttemptsTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String SHORT = "A short text to be heard.";
  private static final String LONG = "One more sentence of a very long text. ".repeat(4_000);

  @Test
  void shouldKeepTheEarlierResultUntilThereIsAnother() throws IOException {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(Window.platform().webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject("Attempts", "").id();
      Job job =
          feed.awaitFinished(
              client.submit(NewJob.textToSpeech(project, Map.of("text", SHORT))), TIMEOUT);
      Page page = window.go("/jobs/" + job.id()).page();
      assertThat(file(page)).isVisible();
      assertThat(earlier(page)).hasCount(0);

      edit(page, client, job, LONG);
      window.button("Run again").click();
      assertThat(earlier(page)).hasText("From attempt 1. Attempt 2 is running.");
      assertThat(file(page)).isVisible();
      window.button("Cancel").click();
      assertThat(window.jobState()).hasText("Cancelled");
      assertThat(earlier(page)).hasText("From attempt 1. Attempt 2 was cancelled.");
      assertHeard(page);

      page.reload();
      assertThat(earlier(page)).hasText("From attempt 1. Attempt 2 was cancelled.");
      assertHeard(page);
      edit(page, client, job, SHORT + " Once more.");
      window.button("Retry").click();
      assertThat(window.jobState()).hasText("Done");
      assertThat(page.getByLabel("Speech").getByText("Once more.")).isVisible();
      assertThat(earlier(page)).hasCount(0);
    }
  }

  /** The text and the file of the first attempt are there to be read and taken. */
  private static void assertHeard(Page page) throws IOException {
    assertThat(page.getByLabel("Speech").getByText(SHORT)).isVisible();
    assertThat(Files.readString(page.waitForDownload(() -> file(page).click()).path()))
        .contains("A short text");
  }

  private static void edit(Page page, CadenzaClient client, Job job, String text) {
    APIResponse answer =
        page.request()
            .patch(
                "/api/jobs/" + job.id() + "/",
                RequestOptions.create()
                    .setHeader("Authorization", "Bearer " + client.accessToken())
                    .setData(Map.of("job_type", "tts", "parameters", Map.of("text", text))));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static Locator file(Page page) {
    return page.locator(".files a[download='timings.vtt']");
  }

  private static Locator earlier(Page page) {
    return page.locator(".earlier");
  }
}
