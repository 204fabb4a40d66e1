package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.cadenza.platform.SampleUser;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Voices are found by what one knows of them, and the API's page from the dashboard. */
final class FindingTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** More than are shown at first. */
  private static final int MANY = 100;

  @ParameterizedTest
  @ValueSource(strings = {"female", "Spanish", "flite", "flite draft", "english female", "FEM"})
  void shouldFindVoicesByWhatIsSaidOfThem(String words) {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Locator rows = voices(window.go("/voices"));
      int all = rows.count();
      search(window).fill(words);
      assertThat(rows).not().hasCount(all);

      List<String> found = rows.allTextContents();
      assertThat(found).isNotEmpty().hasSizeLessThan(all);
      for (String word : words.toLowerCase(Locale.ROOT).split(" ")) {
        assertThat(found).allMatch(row -> row.toLowerCase(Locale.ROOT).contains(word));
      }
    }
  }

  @Test
  void shouldTellMaleFromFemale() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Locator rows = voices(window.go("/voices"));
      search(window).fill("male");

      assertThat(rows.filter(new Locator.FilterOptions().setHasText("female"))).hasCount(0);
      assertThat(rows).not().hasCount(0);
    }
  }

  @Test
  void shouldOfferAllVoicesWhereNoneIsFound() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Locator rows = voices(window.go("/voices"));
      int all = rows.count();
      search(window).fill("quincunx");
      assertThat(window.heading("No matching voices")).isVisible();
      assertThat(rows).hasCount(0);

      window.button("Show all voices").click();

      assertThat(rows).hasCount(all);
      assertThat(search(window)).hasValue("");
    }
  }

  private static Locator voices(Window window) {
    Locator rows = window.page().locator(".voices .list-item");
    assertThat(rows.first()).isVisible();
    window.page().getByText(Pattern.compile("^Show \\d+ more$")).click();
    assertThat(rows.nth(MANY)).isVisible();
    return rows;
  }

  private static Locator search(Window window) {
    return window.page().getByLabel("Search voices");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  void shouldShowTheApisPageAsTheDashboardLooks(int width, ColorScheme scheme) {
    try (Window window = Window.open(width, 860, scheme).signedIn(SampleUser.EDITOR)) {
      Page page = window.page();
      if (width == Window.PHONE) {
        window.button("More").click();
      }
      window.link("API").filter(new Locator.FilterOptions().setVisible(true)).click();
      assertThat(page.locator(".opblock").first()).isVisible();
      page.locator(".opblock-summary-control").first().click();
      assertThat(page.locator(".opblock-body").first()).isVisible();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve("api-%d-%s.png".formatted(width, scheme))));

      assertThat(page.locator("body"))
          .hasCSS(
              "background-color",
              scheme == ColorScheme.DARK ? "rgb(17, 19, 23)" : "rgb(251, 251, 250)");
      assertThat(unreadable(page)).isEmpty();
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth > document.documentElement.clientWidth"))
          .isEqualTo(false);
      window.link("Cadenza").click();
      window.waitForHeading("Overview");
    }
  }

  @Test
  void shouldShowTheApisPageInTheThemeThatWasChosen() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.page();
      window.button("Use the dark theme").click();
      window.go("/api/docs/");
      assertThat(page.locator("body")).hasCSS("background-color", "rgb(17, 19, 23)");
      window.button("Light theme").click();
      assertThat(page.locator("body")).hasCSS("background-color", "rgb(251, 251, 250)");

      window.go("/");

      assertThat(window.button("Use the dark theme")).isVisible();
    }
  }

  private static List<String> unreadable(Page page) {
    return new AxeBuilder(page)
        .withRules(List.of("color-contrast")).analyze().getViolations().stream()
            .map(Rule::getNodes)
            .flatMap(List::stream)
            .map(
                node ->
                    node.getTarget()
                        + " "
                        + node.getAny().stream().map(it -> it.getMessage()).toList())
            .toList();
  }
}
