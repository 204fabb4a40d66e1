package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.cadenza.client.ApiException;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job is opened in its form, changed and run as another one. */
final class ChangedJobsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<JobType, Map<String, Object>> PARAMETERS =
      Map.of(
          JobType.TTS,
          Map.of("text", "Good morning.", "voice", "flite/slt", "speed", 1.2, "format", "wav"),
          JobType.STT,
          Map.of(
              "language",
              "en",
              "translate_to",
              "es",
              "channels",
              "separate",
              "vocabulary",
              List.of("Kowatz", "Zylofin"),
              "glossary",
              List.of(Map.of("source", "Cadenza"), pair("train", "ferrocarril")),
              "subtitles",
              Map.of("preset", "bbc", "words_per_cue", 3, "bilingual", true)),
          JobType.DUBBING,
          Map.of(
              "target_language", "es",
              "source_language", "en",
              "voice", "match",
              "keep_background", false,
              "audio_track", 1),
          JobType.VOICE_CLONING,
          Map.of("name", "Rosa", "language", "en", "preview_text", "Hello.", "consent", true),
          JobType.AI_STORIES,
          Map.of(
              "prompt",
              "A lamp.",
              "length",
              "medium",
              "seconds",
              60,
              "seed",
              7,
              "characters",
              List.of(Map.of("name", "Mira", "role", "keeper"))));

  private static Map<String, Object> pair(String source, String target) {
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put("source", source);
    pair.put("target", target);
    return pair;
  }

  private static String submitted(JobType type) {
    try (CadenzaClient client = Window.platform().login(SampleUser.EDITOR)) {
      Optional<String> input =
          type == JobType.TTS || type == JobType.AI_STORIES
              ? Optional.empty()
              : Optional.of(client.upload("talk.wav", Recordings.speech("Good morning.")).id());
      String project = client.createProject("To be changed", "").id();
      String id = client.submit(new NewJob(project, type, PARAMETERS.get(type), input)).id();
      cancel(client, id);
      return id;
    }
  }

  /** It need not run, and may have ended already. */
  private static void cancel(CadenzaClient client, String id) {
    try {
      client.cancel(id);
    } catch (ApiException e) {
      assertThat(e.status()).isEqualTo(409);
    }
  }

  /** Whatever the form cannot show would be lost. */
  @ParameterizedTest
  @EnumSource(JobType.class)
  void shouldSendTheSameAgain(JobType type) throws Exception {
    String job = submitted(type);
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/jobs/" + job).page();
      window.link("Change and run").click();
      page.locator(".form-end .primary").waitFor();
      if (type == JobType.VOICE_CLONING) {
        page.locator("#consent").check();
      }
      Request sent =
          page.waitForRequest(
              request -> request.method().equals("POST") && request.url().endsWith("/api/jobs/"),
              () -> page.locator(".form-end .primary").click());

      JsonNode parameters = JSON.readTree(sent.postData()).path("parameters");
      JsonNode expected = JSON.valueToTree(PARAMETERS.get(type));
      expected
          .properties()
          .forEach(
              it ->
                  assertThat(parameters.path(it.getKey()))
                      .as(it.getKey())
                      .isEqualTo(it.getValue()));
    }
  }

  @Test
  void shouldGiveBackInputThatWasThereBefore() {
    String job = submitted(JobType.TTS);
    try (Window window = Window.desk().signedIn(SampleUser.EDITOR)) {
      Page page = window.go("/new/tts").page();
      page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("Mine.");

      window.go("/new/tts?job=" + job);
      assertThat(page.locator("#text")).hasValue("Good morning.");
      window.button("Undo").click();

      assertThat(page.locator("#text")).hasValue("Mine.");
    }
  }
}
