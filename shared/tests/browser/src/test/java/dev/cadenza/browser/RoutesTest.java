package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each address has its screen, and the browser needs {@code URLPattern} to find it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoutesTest {
  /** Asks the module that the page itself uses. */
  private static final String ROUTE =
      """
      async (path) => {
        const main = document.querySelector('script[type=module]').src;
        const { tag, params } = (await import(new URL('routes.js', main))).routeOf(path);
        return [tag, ...Object.entries(params).flat()].join(' ');
      }
      """;

  private Window window;

  @BeforeAll
  void open() {
    window = Window.desk().go("/");
  }

  @AfterAll
  void close() {
    window.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, screen-overview",
    "/new, screen-new",
    "/new/, screen-new",
    "/new/voice_cloning, screen-job-form type voice_cloning",
    "/projects, screen-projects",
    "/projects/P1, screen-project id P1",
    "/projects/P1/, screen-project id P1",
    "/jobs, screen-jobs",
    "/jobs/J1, screen-job id J1",
    "/jobs/caf%C3%A9, screen-job id café",
    "/voices, screen-voices",
    "/settings, screen-settings",
    "/users, screen-users",
    "/profile, screen-profile",
    "/jobs/J1/more, screen-not-found",
    "/jobs/%E0%A4%A, screen-not-found",
    "/Jobs, screen-not-found",
    "/nowhere, screen-not-found",
  })
  void shouldFindTheScreenOfAnAddress(String path, String screen) {
    assertThat(window.page().evaluate(ROUTE, path)).isEqualTo(screen);
  }

  @Test
  void shouldSayWhenTheBrowserIsTooOld() {
    try (Window old = Window.desk()) {
      old.page().addInitScript("delete globalThis.URLPattern");

      old.go("/jobs");

      assertThat(old.page().getByRole(AriaRole.ALERT))
          .containsText("Chrome or Edge 123, Firefox 142 or Safari 26");
      assertThat(old.heading("This browser is too old")).isVisible();
      assertThat(old.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)))
          .hasCount(0);
    }
  }
}
