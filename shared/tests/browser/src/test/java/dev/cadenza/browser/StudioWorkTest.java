package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.cadenza.platform.SampleUser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dubs, cloned voices and stories, from the form to the audio. */
final class StudioWorkTest {
  private static final String TALK =
      "Good morning. The train leaves at nine. People stood on the platform and looked at the"
          + " clock. A small dog slept beside an old man who was reading the paper. Nobody looked"
          + " up when the doors closed, and the morning went on as it had begun.";

  private static final String MARKUP = "AT&T <i>x</i> --> 3 < 4 &amp; <laughter>";

  @Test
  void shouldDubAndCorrectOneLine() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/dubbing").page();
      give(page, "talk.wav");
      page.getByLabel("Dub into", exactly()).selectOption("es");
      page.getByLabel("Voice", exactly()).selectOption("");
      window.button("Dub into Spanish").click();
      assertThat(window.jobState()).hasText("Done");

      Locator line = page.locator(".line").first().getByLabel(Pattern.compile("^Translation at"));
      line.fill("Buenos días a todos.");
      window.button("Dub 1 line again").click();

      assertThat(page.getByText("1 line changed")).isHidden();
      assertThat(window.jobState()).hasText("Done");
      assertThat(line).hasValue("Buenos días a todos.");
      window.button("Play").click();
      window.awaitSound();
    }
  }

  @Test
  void shouldShowAFilmWithSubtitlesAsTheyWereWrittenInBothLanguages() throws Exception {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/dubbing").page();
      give(page, new FilePayload("film.mp4", "video/mp4", Recordings.film(TALK)));
      page.getByLabel("Dub into", exactly()).selectOption("es");
      page.getByLabel("Voice", exactly()).selectOption("match");
      window.button("Dub into Spanish").click();
      assertThat(window.jobState()).hasText("Done");

      window.button("Subtitles: No subtitles").click();
      window.button("Subtitles: Translation").click();

      assertThat(window.button("Subtitles: Original")).isVisible();
      page.waitForFunction(
          "() => [...document.querySelector('video').textTracks]"
              + ".some(it => it.mode === 'showing' && it.label === 'Original' && it.cues.length)");

      page.locator(".line").first().getByLabel(Pattern.compile("^What is said at")).fill(MARKUP);
      window.button("Dub 1 line again").click();
      assertThat(page.getByText("1 line changed")).isHidden();
      assertThat(window.jobState()).hasText("Done");
      page.waitForFunction(
          "text => [...(document.querySelector('video')?.textTracks ?? [])]"
              + ".find(it => it.label === 'Original')?.cues?.[0]?.getCueAsHTML().textContent === text",
          MARKUP);
    }
  }

  @Test
  void shouldCloneAVoiceOfSomebodyWhoAgreed() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/voice_cloning").page();
      give(page, "anna.wav");
      page.getByLabel("Name of the voice").fill("Wilma");
      window.button("Clone Wilma’s voice").click();
      assertThat(page.getByText("The person whose voice it is must have agreed.")).isVisible();
      page.getByLabel(Pattern.compile("has agreed")).check();
      window.button("Clone Wilma’s voice").click();
      assertThat(window.jobState()).hasText("Done");
      window.button("Play").click();
      window.awaitSound();
      String id = page.url().substring(page.url().lastIndexOf('/') + 1);

      window.link("Read a text with this voice").click();
      assertThat(page.getByLabel("Voice", exactly())).hasValue("cloned/" + id);
      page.getByLabel("Text", exactly()).fill("It was handed over.");
      window.button("Read it aloud").click();
      assertThat(window.jobState()).hasText("Done");
      assertThat(page.getByText("by cloned")).isVisible();

      window.go("/voices");
      assertThat(window.heading("Yours")).isVisible();
      window.button("Delete Wilma").click();
      window.button("Delete the voice").click();
      assertThat(window.button("Delete Wilma")).isHidden();
    }
  }

  @Test
  void shouldTellAStoryThatRunsAlong() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      window.go("/new/ai_stories");
      window.button("A lighthouse keeper who collects voices.").click();
      window.button("Create the story").click();
      assertThat(window.jobState()).hasText("Done");

      window.page().locator(".story .word").nth(2).click();

      window.awaitSound();
      assertThat(window.page().locator(".story [data-now]")).hasCount(1);
    }
  }

  private static void give(Page page, String name) {
    give(page, new FilePayload(name, "audio/wav", Recordings.speech(TALK)));
  }

  private static void give(Page page, FilePayload file) {
    page.locator("input[type=file]").setInputFiles(file);
    assertThat(page.getByText("uploaded")).isVisible();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
