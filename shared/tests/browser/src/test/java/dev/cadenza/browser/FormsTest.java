package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.cadenza.platform.SampleUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What forms offer, bring along, and say when something is wrong. */
final class FormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_TEXT = 600_000;

  @Test
  void shouldOfferOnlyLanguagesThatTheEnginesKnow() throws Exception {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.page();
      Response engines =
          page.waitForResponse(
              Pattern.compile("/api/engines/"), () -> window.go("/new/dubbing").settle());
      Set<String> translated = new TreeSet<>();
      Set<String> heard = new TreeSet<>();
      Set<String> spoken = new TreeSet<>();
      for (JsonNode engine : JSON.readTree(engines.body()).path("results")) {
        if (engine.path("in_use").asBoolean()) {
          engine.at("/pairs/en").forEach(to -> translated.add(to.asText()));
          Set<String> languages =
              switch (engine.path("kind").asText()) {
                case "speech-to-text" -> heard;
                case "text-to-speech" -> spoken;
                default -> new TreeSet<>();
              };
          engine.path("languages").forEach(language -> languages.add(language.asText()));
        }
      }
      // Apertium translates from these, and into none of them.
      assertThat(translated).contains("es", "ca").doesNotContain("en", "eu", "is", "mk");
      Set<String> dubbed = new TreeSet<>(translated);
      dubbed.retainAll(spoken);

      assertThat(offered(page, "#target_language")).isEqualTo(dubbed);
      assertThat(offered(page, "#source_language")).isEqualTo(heard);
      window.go("/new/stt").settle();
      assertThat(offered(page, "#translate_to")).isEqualTo(translated);
      window.go("/new/tts").settle();
      assertThat(offered(page, "#language")).isEqualTo(spoken);
      window.go("/new/voice_cloning").settle();
      assertThat(offered(page, "#language")).isEqualTo(spoken);
    }
  }

  @Test
  void shouldRefuseWhatNoEngineCanDo() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/dubbing?target_language=eu&voice=flite/slt").page();
      assertThat(page.getByLabel("Dub into", exactly()).locator("option:checked"))
          .hasText("Basque (not available)");
      assertThat(page.getByLabel("Voice", exactly())).hasValue("flite/slt");
      window.button("Dub into Basque").click();

      assertThat(page.locator("#target_language-wrong"))
          .hasText("English cannot be translated into Basque. Choose another language.");
      page.getByLabel("Dub into", exactly()).selectOption("es");
      assertThat(page.locator("#target_language-wrong")).hasCount(0);
      assertThat(page.locator("#voice-wrong"))
          .hasText("This voice speaks American English, not Spanish. Choose another.");
      page.getByLabel("Voice", exactly()).selectOption("espeak-ng/es");
      assertThat(page.locator("#voice-wrong")).hasCount(0);

      window.go("/new/tts?voice=cloned/gone");
      window.button("Read it aloud").click();
      assertThat(page.locator("#voice-wrong"))
          .hasText("This voice is no longer available. Choose another.");
    }
  }

  /** The voice of a link goes before the one of a draft; what was typed stays. */
  @Test
  void shouldTakeOverTheVoiceThatALinkBrings() {
    try (Window window = Window.desk().signedIn(SampleUser.OTHER_EDITOR)) {
      Page page = window.go("/new/tts").page();
      page.getByLabel("Text", exactly()).fill("Kept over the link.");
      page.getByLabel("Voice", exactly()).selectOption("flite/awb");

      window.go("/new?voice=flite/rms");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Text to speech")).click();

      assertThat(page.getByLabel("Voice", exactly())).hasValue("flite/rms");
      assertThat(page.getByLabel("Text", exactly())).hasValue("Kept over the link.");
      window.link("New job").last().click();
      assertThat(page).hasURL(Pattern.compile("/new(\\?voice=flite%2Frms)?$"));
    }
  }

  @Test
  void shouldShowWhatTheApiTakesWhenNothingIsSaid() throws Exception {
    try (Window window = Window.desk().signedIn(SampleUser.ADMIN)) {
      Page page = window.page();
      JsonNode schemas =
          JSON.readTree(page.request().get("/api/schema/?format=json").body())
              .at("/components/schemas");
      window.go("/new/dubbing").settle();
      JsonNode dubbing = schemas.at("/DubbingParameters/properties");
      assertThat(dubbing.at("/keep_background/default").asBoolean()).isTrue();
      assertThat(page.getByLabel("Keep the original")).isChecked();
      // No fixed default: it depends on the recognizer, and the draft engine detects no language.
      assertThat(dubbing.at("/source_language/default").isMissingNode()).isTrue();
      assertThat(page.getByLabel("Spoken language")).hasValue("en");
      assertThat(page.getByLabel("Voice", exactly()))
          .hasValue(dubbing.at("/voice/default").asText());
      window.go("/new/tts").settle();
      JsonNode speech = schemas.at("/TtsParameters/properties");
      assertThat(page.locator("[name=format]:checked"))
          .hasValue(speech.at("/format/default").asText());
      assertThat(page.locator("#speed")).hasValue(speech.at("/speed/default").asText());
      window.go("/new/stt").settle();
      assertThat(schemas.at("/SttParameters/properties/language/default").isMissingNode()).isTrue();
      assertThat(page.getByLabel("Spoken language")).hasValue("en");
      window.go("/new/ai_stories").settle();
      assertThat(page.locator("[name=length]:checked"))
          .hasValue(schemas.at("/AiStoriesParameters/properties/length/default").asText());
    }
  }

  @Test
  void shouldTranscribeTheChannelsOfACallSeparately() throws Exception {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/stt").page();
      page.locator("input[type=file]")
          .setInputFiles(new FilePayload("call.wav", "audio/wav", new byte[8]));
      assertThat(page.getByText("uploaded")).isVisible();
      page.getByLabel("Stereo call: one person per channel").check();

      Request submitted =
          page.waitForRequest(
              request -> request.method().equals("POST") && request.url().endsWith("/api/jobs/"),
              () -> window.button("Transcribe").click());

      JsonNode parameters = JSON.readTree(submitted.postData()).path("parameters");
      assertThat(parameters.path("channels").asText()).isEqualTo("separate");
      assertThat(parameters.has("speakers")).isFalse();
    }
  }

  @Test
  void shouldPutTheFocusOnTheFirstFieldThatIsWrong() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/dubbing").page();
      window.button("Dub it").click();
      assertThat(page.locator("#file-wrong")).hasText("Choose a recording or film.");
      assertThat(page.locator("#target_language-wrong")).hasText("Choose a language.");
      assertThat(page.locator("input[type=file]")).isFocused();

      window.go("/new/ai_stories");
      page.getByLabel("What the story is about").fill("A ferry.");
      window.button("Add a character").click();
      page.locator("summary").click();
      page.getByLabel("Seed").fill("9999999999");
      page.getByLabel("Seed").press("Enter");
      assertThat(page.getByLabel("Name of character 1")).isFocused();
      assertThat(page.getByText("Give the character a name, or remove the line.")).isVisible();
      assertThat(page.locator("#seed-wrong"))
          .hasText("Enter a whole number of at most 2,147,483,647.");
    }
  }

  @Test
  void shouldSayWhatIsWrongInTheWordsOfTheForm() {
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/tts").page();
      window.button("Read it aloud").click();
      assertThat(page.locator("#text-wrong")).hasText("Text is missing.");
      assertThat(page.getByLabel("Text", exactly())).isFocused();
      page.getByLabel("Text", exactly()).fill("a".repeat(MAX_TEXT + 12_044));
      assertThat(page.locator("#text-wrong"))
          .hasText("At most 600,000 characters; this text has 612,044.");

      page.getByLabel("Text", exactly()).fill("[Anna] Good morning.");
      page.route("**/api/jobs/", FormsTest::refuse);
      window.button("Read it aloud").click();

      assertThat(page.locator("#text-wrong")).hasText("At most 5 characters; this text has 20.");
      assertThat(page.locator("#voice-anna-wrong"))
          .hasText("This voice is no longer available. Choose another.");
      assertThat(page.locator("#speed-wrong")).hasText("At least 0.5.");
      assertThat(page.locator("#project-wrong"))
          .hasText("Project is no longer available. Choose another.");
      assertThat(page.locator(".note.bad"))
          .hasText("Reading pace: A sentence that is not known.Cost center is missing.");
      assertThat(page.getByLabel("Text", exactly())).isFocused();
    }
  }

  /** What the API says of several fields, as it writes it. */
  private static void refuse(Route route) {
    if (!route.request().method().equals("POST")) {
      route.resume();
      return;
    }
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(400)
            .setContentType("application/json")
            .setBody(
                """
                {"project": ["Invalid pk \\"01K\\" - object does not exist."],
                 "parameters": {
                   "text": ["Ensure this field has no more than 5 characters."],
                   "speed": ["Ensure this value is greater than or equal to 0.5."],
                   "voices": {"anna": ["Unknown voice \\"x/y\\". The voices are listed under /api/voices/."]},
                   "reading_pace": ["A sentence that is not known."],
                   "cost_center": ["This field is required."]}}"""));
  }

  @Test
  void shouldKeepTheFocusInADialogAndGiveItBack() {
    try (Window window = Window.desk().signedIn(SampleUser.ADMIN)) {
      Page page = window.go("/projects").page();
      window.button("New project").click();
      assertThat(page.getByLabel("Name", exactly())).isFocused();
      page.keyboard().press("Shift+Tab");
      assertThat(window.button("Create the project")).isFocused();
      page.keyboard().press("Tab");
      assertThat(page.getByLabel("Name", exactly())).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#name-wrong")).hasText("Name is missing.");
      assertThat(page.getByLabel("Name", exactly())).isFocused();
      page.mouse().click(4, 4);
      assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
      page.keyboard().press("Escape");
      assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
      assertThat(window.button("New project")).isFocused();

      window.go("/users");
      window.button("New user").click();
      assertThat(page.getByLabel("Name", exactly())).isFocused();
      page.getByLabel("Name", exactly()).fill("somebody" + System.nanoTime());
      page.getByLabel("E-mail address", exactly()).fill("nowhere");
      page.getByLabel("Password", exactly()).fill("short");
      page.getByLabel("Password", exactly()).press("Enter");
      assertThat(page.getByLabel("E-mail address", exactly())).isFocused();
      assertThat(page.locator("#password-wrong")).hasText("At least 8 characters.");
      window.button("Cancel").click();
      assertThat(window.button("New user")).isFocused();
    }
  }

  private static Set<String> offered(Page page, String field) {
    Locator options = page.locator(field).locator("option");
    List<String> values = new ArrayList<>();
    for (Locator option : options.all()) {
      values.add(option.getAttribute("value"));
    }
    Set<String> offered = new TreeSet<>(values);
    offered.remove("");
    return offered;
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
