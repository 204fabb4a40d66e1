package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.cadenza.platform.SampleUser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Tabs of one browser, which may be different processes, share one session. */
final class TabsTest {
  /** What another tab stores is not seen by the first twenty looks at it. */
  private static final String LATE =
      """
      const getItem = Storage.prototype.getItem;
      let first;
      let looks = 20;
      Storage.prototype.getItem = function (key) {
        const value = getItem.call(this, key);
        if (key !== 'cadenza.session') return value;
        first ??= value;
        return value !== first && looks-- > 0 ? first : value;
      };
      """;

  /** The lock of the tabs is free at once, what was stored under it arrives later. */
  @Test
  void shouldNotUseATokenThatAnotherTabUsed() {
    AtomicReference<String> old = new AtomicReference<>();
    AtomicInteger renewals = new AtomicInteger();
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.page();
      page.navigate("about:blank");
      Page tab = window.tab();
      tab.addInitScript(LATE);
      tab.navigate("/profile");
      assertThat(heading(tab, SampleUser.EDITOR.username())).isVisible();
      page.context()
          .route(
              "**/api/token/refresh/",
              route -> {
                renewals.incrementAndGet();
                route.resume();
              });
      page.context().route("**/api/jobs/*", route -> RecoveryTest.refuseFirst(route, old));

      awaitJobs(page, () -> page.navigate("/jobs"));
      assertThat(renewals).hasValue(1);
      Locator link =
          tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Jobs").setExact(true));
      awaitJobs(tab, link.first()::click);

      assertThat(renewals).hasValue(1);
    }
  }

  /** Does what asks for the jobs, and waits until they are there. */
  private static void awaitJobs(Page page, Runnable action) {
    page.waitForResponse(
        answer -> answer.url().contains("/api/jobs/") && answer.ok(),
        new Page.WaitForResponseOptions().setTimeout(Window.MAX_MS),
        action);
    assertThat(heading(page, "Jobs")).isVisible();
    assertThat(page.locator(".waiting")).hasCount(0);
    assertThat(page.getByText("Your session ended")).hasCount(0);
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
