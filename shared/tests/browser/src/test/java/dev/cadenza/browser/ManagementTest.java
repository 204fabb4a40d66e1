package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.platform.SampleUser;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Jobs, settings and users, put in order. */
final class ManagementTest {
  private static final String LONG = "One more sentence of a very long text. ".repeat(4_000);

  @Test
  void shouldCancelAndRetryAJob() {
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.OTHER_EDITOR)) {
      String project = client.createProject("Long texts", "").id();
      String id = client.submit(NewJob.textToSpeech(project, Map.of("text", LONG))).id();

      window.go("/jobs/" + id);
      window.button("Cancel").click();
      assertThat(window.jobState()).hasText("Cancelled");
      window.button("Retry").click();
      assertThat(window.button("Cancel")).isVisible();
      window.button("Cancel").click();
      assertThat(window.jobState()).hasText("Cancelled");
    }
  }

  @Test
  void shouldFindAndDeleteJobsByTheirWords() {
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.OTHER_EDITOR)) {
      String project = client.createProject("Words", "").id();
      String fruit = "quince" + System.nanoTime();
      for (String text : new String[] {"A %s tart.", "Another %s tart."}) {
        client.submit(NewJob.textToSpeech(project, Map.of("text", text.formatted(fruit))));
      }
      Page page = window.go("/jobs").page();
      page.getByLabel("Search jobs").fill(fruit);
      assertThat(page).hasURL(Pattern.compile("search=" + fruit));
      Locator rows = page.locator(".job-row");
      assertThat(rows).hasCount(2);

      page.reload();
      assertThat(rows).hasCount(2);
      page.getByLabel("Select A %s tart.".formatted(fruit)).check();
      page.getByLabel("Select Another %s tart.".formatted(fruit)).check();
      window.button("Delete").click();
      window.button("Delete 2 jobs").click();

      assertThat(window.heading("No matching jobs")).isVisible();
    }
  }

  @Test
  void shouldKeepSettingsAndUndoADeletion() {
    try (Window window = Window.desk().signedIn(SampleUser.ADMIN)) {
      Page page = window.go("/settings").page();
      String key = "reading_speed_" + System.nanoTime();
      page.locator("#own-key").fill(key);
      page.locator("#own-value").fill("1.2");
      window.button("Add the setting").first().click();
      assertThat(page.getByLabel(key, exactly())).hasValue("1.2");

      window.button("Delete " + key).click();
      assertThat(page.getByLabel(key, exactly())).hasCount(0);
      window.button("Undo").click();

      assertThat(page.getByLabel(key, exactly())).hasValue("1.2");
    }
  }

  @Test
  void shouldEditTheDictionaryOfAProject() {
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR);
        CadenzaClient client = Window.platform().login(SampleUser.OTHER_EDITOR)) {
      String id = client.createProject("Dictionary", "").id();
      Page page = window.go("/projects/" + id).page();
      page.getByLabel("Word", exactly()).fill("SQL");
      page.getByLabel("Say", exactly()).fill("sequel");
      saving(page, () -> window.button("Add the pronunciation").click());
      saving(page, () -> type(page.getByLabel("Say for SQL", exactly()), "squeal"));

      page.reload();
      assertThat(page.getByLabel("Word SQL", exactly())).hasValue("SQL");
      assertThat(page.getByLabel("Say for SQL", exactly())).hasValue("squeal");
      assertThat(client.getText("/api/settings/?page_size=100"))
          .contains("\"pronunciations.project." + id + "\"", "\"squeal\"");

      // The settings link to it instead of showing JSON.
      Locator link =
          window
              .go("/settings")
              .page()
              .locator("a[href='/projects/" + id + "']")
              .filter(new Locator.FilterOptions().setHasText("Edit in the project"));
      assertThat(link).isVisible();
      link.click();
      saving(page, () -> window.button("Delete SQL").click());
      assertThat(page.getByLabel("Word SQL", exactly())).hasCount(0);
    }
  }

  @Test
  void shouldChooseEnginesAndALimit() {
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR)) {
      Page page = window.go("/settings").page();
      Locator speaks = page.getByLabel("Text to speech", exactly());
      Locator most = page.getByLabel("Monthly spending limit in dollars");
      assertThat(most).isVisible();
      if (!speaks.inputValue().isEmpty()) {
        // As an earlier try may have left it.
        saving(page, () -> speaks.selectOption(""));
      }
      saving(page, () -> speaks.selectOption("espeak-ng"));
      saving(page, () -> type(most, "2.5"));
      // The browser says that this is too little, and nothing is sent.
      type(most, "-1");

      page.reload();
      assertThat(speaks).hasValue("espeak-ng");
      assertThat(most).hasValue("2.5");
      window.go("/new/tts");
      page.getByLabel("Text", exactly()).fill("Whoever reads this was chosen.");
      window.button("Read it aloud").click();
      assertThat(window.jobState()).hasText("Done");
      assertThat(page.getByText("by espeak-ng")).isVisible();

      window.go("/settings");
      saving(page, () -> speaks.selectOption(""));
      saving(page, () -> type(most, ""));
      page.reload();
      assertThat(speaks).hasValue("");
      assertThat(most).hasValue("");
    }
  }

  private static void type(Locator field, String text) {
    field.fill(text);
    field.blur();
  }

  private static void saving(Page page, Runnable change) {
    page.waitForResponse(
        answer ->
            answer.url().contains("/api/settings/") && !answer.request().method().equals("GET"),
        change);
  }

  @Test
  void shouldManageUsers() {
    try (Window window = Window.desk().signedIn(SampleUser.ADMIN)) {
      Page page = window.go("/users").page();
      String name = "newcomer" + System.nanoTime();
      window.button("New user").click();
      page.getByLabel("Name", exactly()).fill(name);
      page.getByLabel("E-mail address", exactly()).fill(name + "@example.com");
      page.getByLabel("Password", exactly()).fill("short");
      window.button("Create the account").click();
      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
      page.getByLabel("Password", exactly()).fill("correct-horse-battery");
      window.button("Create the account").click();
      page.getByLabel("Role of " + name).selectOption("viewer");
      assertThat(page.getByText(name + " is viewer now.")).isVisible();

      window.button("More about " + name).click();
      window.button("Deactivate").click();

      assertThat(page.getByText("deactivated", exact())).isVisible();
    }
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByTextOptions exact() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
