package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.platform.SampleUser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A project is shared, seen by its member, and left. */
final class SharingTest {
  @Test
  void shouldShareAProjectWithAViewerWhoLeavesIt() {
    String name = "Shared " + System.nanoTime();
    try (Window owner = Window.desk().signedIn(SampleUser.EDITOR);
        Window viewer = Window.desk().signedIn(SampleUser.VIEWER);
        CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      String project = client.createProject(name, "").id();
      Page page = owner.go("/projects/" + project).page();
      owner.button("Add a member").click();
      page.getByLabel("Name or e-mail address").fill("no-such-user");
      page.locator("dialog .primary").click();
      assertThat(page.locator("dialog .wrong")).hasText("No active user has this username.");
      page.getByLabel("Name or e-mail address").fill("viewer1");
      page.locator("dialog .primary").click();
      assertThat(page.locator("project-members .name")).hasText("viewer1");
      assertThat(page.locator("header .tag")).hasText("Shared with 1");

      Page other = viewer.go("/").page();
      viewer.link(name).click();
      assertThat(other.locator("header .tag").first()).hasText("Shared by editor1");
      assertThat(viewer.link("New job")).hasCount(0);
      assertThat(viewer.button("Delete")).hasCount(0);
      assertThat(viewer.button("Add a member")).hasCount(0);
      // Pushed: the page is not loaded again.
      String job =
          client
              .submit(NewJob.textToSpeech(project, Map.of("text", "Hello.", "voice", "flite/slt")))
              .id();
      assertThat(viewer.job(job)).hasAttribute("data-status", "completed");
      viewer.go("/jobs/" + job);
      assertThat(viewer.heading("Hello.")).isVisible();
      assertThat(viewer.button("Rename")).hasCount(0);

      viewer.go("/projects/" + project);
      viewer.button("Leave").click();
      viewer.button("Leave the project").click();
      assertThat(viewer.heading("Projects")).isVisible();
      assertThat(viewer.link(name)).hasCount(0);
    }
  }
}
