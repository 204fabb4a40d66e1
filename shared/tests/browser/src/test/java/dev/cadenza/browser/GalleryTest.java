package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.cadenza.platform.SampleUser;
import org.junit.jupiter.api.Test;

/** Voices are heard, kept as favourites and used. */
final class GalleryTest {
  private static final String VOICE = "SLT";

  @Test
  void shouldShowWhichSamplePlays() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Locator row = row(window);
      row.getByTitle("Listen").click();

      assertThat(row.getByTitle("Stop")).hasAttribute("aria-pressed", "true");
      assertThat(window.page().getByTitle("Stop")).hasCount(1);
      row.getByTitle("Stop").click();
      assertThat(row.getByTitle("Listen")).hasAttribute("aria-pressed", "false");
    }
  }

  @Test
  void shouldKeepFavourites() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      row(window).getByTitle("Favourite").click();
      assertThat(window.heading("Favourites")).isVisible();

      window.page().reload();
      assertThat(window.heading("Favourites")).isVisible();
      assertThat(rows(window)).hasCount(2);

      rows(window).first().getByTitle("Favourite").click();
      assertThat(window.heading("Favourites")).isHidden();
      window.go("/settings");
      assertThat(window.page().getByText("favourite_voices")).isHidden();
    }
  }

  @Test
  void shouldCarryAVoiceOverToTheForm() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      row(window).getByText("Use").click();

      assertThat(window.page().getByLabel("Voice", new Page.GetByLabelOptions().setExact(true)))
          .hasValue("flite/slt");
    }
  }

  @Test
  void shouldFilterByGenderAndLanguage() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      window.go("/voices");
      window.page().getByLabel("Gender").selectOption("female");
      window.page().getByLabel("Language").selectOption("en");

      Locator rows = window.page().locator(".voices .list-item");
      assertThat(rows).not().hasCount(0);
      assertThat(rows.filter(new Locator.FilterOptions().setHasNotText(", female"))).hasCount(0);
    }
  }

  private static Locator row(Window window) {
    window.go("/voices");
    return rows(window).first();
  }

  private static Locator rows(Window window) {
    return window
        .page()
        .locator(".voices .list-item")
        .filter(new Locator.FilterOptions().setHasText(VOICE));
  }
}
