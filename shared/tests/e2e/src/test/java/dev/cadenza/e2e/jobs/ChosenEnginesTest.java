package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.ServedPlatform;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs whose engines were chosen, on a platform that knows an OpenAI-compatible server; its answers
 * have the shapes that OpenAI documents.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChosenEnginesTest {
  private static final String HEARD =
      """
      {"language": "english", "text": "Good morning.",
       "segments": [{"start": 0.0, "end": 0.9, "text": "Good morning.", "avg_logprob": -0.1}],
       "words": [{"word": "Good", "start": 0.1, "end": 0.4}, {"word": "morning.", "start": 0.4, "end": 0.9}]}
      """;

  private byte[] sound;
  private ServedPlatform served;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    sound = ServedPlatform.tone(folder);
    served =
        ServedPlatform.start(
            this::answer,
            url ->
                Map.of(
                    "OPENAI_BASE_URL",
                    url + "/v1",
                    "OPENAI_API_KEY",
                    "sk-test",
                    "OPENAI_TTS_USD_PER_MILLION",
                    "1000000"),
            Map.of(),
            folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  private Optional<StubService.Answer> answer(Request request) {
    return switch (request.path()) {
      case "/v1/audio/speech" -> Optional.of(StubService.Answer.bytes("audio/wav", sound));
      case "/v1/audio/transcriptions" -> Optional.of(StubService.Answer.json(200, HEARD));
      default -> Optional.empty();
    };
  }

  @Test
  void shouldSpeakWithTheEngineAskedForAndAddUpWhatItCosts() {
    double before = served.spent();

    Job job = served.finished(served.speak(Map.of("text", "Hello.", "engine", "openai")));

    assertThat(job.engine()).contains("openai");
    assertThat(served.result(job).metadata())
        .containsEntry("quality", "natural")
        .containsEntry("cost_usd", 6.0);
    assertThat(served.result(job).metadata().get("voice")).asString().startsWith("openai/");
    assertThat(served.spent() - before).isEqualTo(6);
  }

  @Test
  void shouldTranscribeWithTheEngineAskedFor() throws IOException {
    String upload = served.uploaded("Good morning.", "flite/slt");
    Job job = served.finished(served.submit(JobType.STT, Map.of("engine", "openai"), upload));

    Path transcript = served.files(job).getFirst();
    assertThat(Files.readString(transcript).lines()).containsOnly("Good morning.");
    assertThat(job.engine()).contains("openai");
    assertThat(served.result(job).metadata())
        .containsEntry("quality", "natural")
        .containsEntry("cost_usd", 0.0);
  }

  @Test
  void shouldFollowTheOwnersSettingsAndSaySoInTheJob() {
    try (Owner owner = new Owner(SampleUser.OTHER_EDITOR)) {
      owner.set("engine_tts", "openai");

      Answer open = owner.speak(Map.of("text", "Hello."));
      assertThat(open.status()).isEqualTo(201);
      assertThat(open.json().at("/parameters/engines/tts").asText()).isEqualTo("openai");
      Answer named = owner.speak(Map.of("text", "Hello.", "voice", "flite/slt"));
      assertThat(named.json().at("/parameters")).hasSize(2);
      Answer asked = owner.speak(Map.of("text", "Hello.", "engine", "espeak-ng"));
      assertThat(asked.json().at("/parameters/engines").isMissingNode()).isTrue();
    }
  }

  @Test
  void shouldRefuseWhatWouldCostMoreThanTheMonthMay() {
    try (Owner owner = new Owner(SampleUser.ADMIN)) {
      owner.set("monthly_limit_usd", 5);

      Answer dear = owner.speak(Map.of("text", "Hello.", "engine", "openai"));
      assertThat(dear.status()).isEqualTo(402);
      assertThat(dear.text("detail")).contains("6.00 of 5.00 USD").contains("monthly_limit_usd");
      assertThat(owner.speak(Map.of("text", "Hello.")).status()).isEqualTo(201);
      assertThat(owner.speak(Map.of("text", "Hi.", "engine", "openai")).status()).isEqualTo(201);
    }
  }

  @Test
  void shouldSayAtOnceThatAnEngineIsNotThere() {
    try (Owner owner = new Owner(SampleUser.EDITOR)) {
      Answer unknown = owner.speak(Map.of("text", "Hello.", "engine", "polly"));
      assertThat(unknown.status()).isEqualTo(400);
      assertThat(unknown.json().at("/parameters/engine/0").asText())
          .isEqualTo(
              "Engine \"polly\" is not available for this job. Choose one of: espeak-ng, flite, openai.");
      Answer inner = owner.speak(Map.of("text", "Hello.", "engines", Map.of("tts", "transcribe")));
      assertThat(inner.json().at("/parameters/engines/tts/0").asText()).contains("transcribe");
    }
  }

  @Test
  void shouldListWhatIsSetUp() {
    try (Owner owner = new Owner(SampleUser.EDITOR)) {
      assertThat(owner.http().get("/api/engines/").json().path("results"))
          .filteredOn(engine -> engine.path("id").asText().equals("openai"))
          .extracting(engine -> engine.path("kind").asText())
          .containsExactly("speech-to-text", "text-to-speech", "translation", "stories");
      assertThat(owner.http().get("/api/voices/?engine=openai").json().path("count").asInt())
          .isPositive();
    }
  }

  @Test
  void shouldSayWhatIsTranslatedAndByWhomForTheCaller() {
    try (Owner owner = new Owner(SampleUser.OTHER_EDITOR)) {
      JsonNode embedded = translator(owner, "apertium");
      assertThat(texts(embedded.at("/pairs/en"))).contains("es", "ca").doesNotContain("eu", "en");
      assertThat(texts(embedded.at("/pairs/eu"))).contains("en");
      assertThat(embedded.path("in_use").asBoolean()).isTrue();
      assertThat(texts(translator(owner, "openai").at("/pairs/en"))).contains("de");
      assertThat(translator(owner, "openai").path("in_use").asBoolean()).isFalse();

      owner.set("engine_translation", "openai");

      assertThat(translator(owner, "apertium").path("in_use").asBoolean()).isFalse();
      assertThat(translator(owner, "openai").path("in_use").asBoolean()).isTrue();
      assertThat(owner.http().get("/api/engines/").json().path("results"))
          .filteredOn(engine -> engine.path("in_use").asBoolean())
          .extracting(engine -> engine.path("id").asText())
          .containsExactlyInAnyOrder("pocketsphinx", "flite", "espeak-ng", "openai", "storyteller");
    }
  }

  private static JsonNode translator(Owner owner, String id) {
    for (JsonNode engine : owner.http().get("/api/engines/").json().path("results")) {
      if (engine.path("kind").asText().equals("translation")
          && engine.path("id").asText().equals(id)) {
        return engine;
      }
    }
    throw new AssertionError("There is no translator " + id + ".");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** A user over plain HTTP, whose settings are gone afterwards. */
  private final class Owner implements AutoCloseable {
    private final CadenzaClient login;
    private final Http http;
    private final String project;
    private final List<String> settings = new ArrayList<>();

    Owner(SampleUser user) {
      login = served.platform().login(user);
      http = new Http(served.platform().httpUrl(), "Bearer " + login.accessToken());
      project = login.createProject("Chosen", "").id();
    }

    Http http() {
      return http;
    }

    void set(String key, Object value) {
      settings.add(http.post("/api/settings/", Map.of("key", key, "value", value)).text("id"));
    }

    Answer speak(Map<String, Object> parameters) {
      return http.post(
          "/api/jobs/", Map.of("project", project, "job_type", "tts", "parameters", parameters));
    }

    @Override
    public void close() {
      settings.forEach(id -> http.delete("/api/settings/" + id + "/"));
      login.close();
    }
  }
}
