package dev.cadenza.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.cli.LocalPlatform;
import dev.cadenza.cli.SampleUser;
import dev.cadenza.cli.client.CadenzaClient;
import dev.cadenza.cli.client.Job;
import dev.cadenza.cli.client.JobFeed;
import dev.cadenza.cli.client.JobResult;
import dev.cadenza.cli.client.NewJob;
import dev.cadenza.media.Pcm;
import dev.cadenza.media.WavWriter;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What jobs cost, on a platform whose engines ask for a dollar a character and a token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpendingTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String DOLLAR = "1000000";
  private static final String LIMIT = "monthly_limit_usd";
  private static final int CHAPTERS_OF_A_SHORT_STORY = 3;

  private static final String PLAN =
      """
      {"title": "The Lamp", "genre": "mystery", "tone": "warm", "characters": [], "places": [],
       "chapters": [{"title": "Dusk", "events": "a"}, {"title": "Night", "events": "b"}, {"title": "Dawn", "events": "c"}]}
      """;

  private static final String CHAPTER =
      """
      {"paragraphs": [[{"speaker": "", "text": "The lamp was lit."}]]}
      """;

  @TempDir private Path folder;

  private final StubService server = StubService.start();
  private LocalPlatform platform;
  private CadenzaClient client;
  private JobFeed feed;
  private Http http;
  private String project;
  private byte[] tone;

  @BeforeAll
  void start(@TempDir Path room) throws IOException {
    tone = tone(room.resolve("tone.wav"));
    server.otherwise(this::answer);
    platform =
        LocalPlatform.start(
            LocalPlatform.Options.temporary()
                .withEnvironment(
                    Map.of(
                        "OPENAI_BASE_URL",
                        server.url() + "/v1",
                        "OPENAI_TTS_USD_PER_MILLION",
                        DOLLAR,
                        "OPENAI_CHAT_INPUT_USD_PER_MILLION",
                        DOLLAR,
                        "OPENAI_CHAT_OUTPUT_USD_PER_MILLION",
                        DOLLAR)));
    client = platform.login(SampleUser.EDITOR);
    http = new Http(platform.httpUrl(), "Bearer " + client.accessToken());
    feed = client.openFeed(platform.webSocketUrl(), JobFeed.Listener.NOBODY);
    project = client.createProject("Spending", "").id();
  }

  @AfterAll
  void stop() {
    feed.close();
    client.close();
    platform.close();
    server.close();
  }

  private Optional<StubService.Answer> answer(Request request) {
    return switch (request.path()) {
      case "/v1/audio/speech" -> Optional.of(StubService.Answer.bytes("audio/wav", tone));
      case "/v1/chat/completions" -> Optional.of(says(whatToSay(request)));
      default -> Optional.empty();
    };
  }

  private static String whatToSay(Request request) {
    if (request.text().contains("You translate")) {
      return "[\"Buenos días.\"]";
    }
    return request.text().contains("You plan") ? PLAN : CHAPTER;
  }

  /** For 7 tokens read and 2 written. */
  private static StubService.Answer says(String content) {
    return StubService.Answer.json(
        200,
        """
        {"choices": [{"message": {"content": %s}, "finish_reason": "stop"}],
         "usage": {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9}}
        """
            .formatted(JSON.getNodeFactory().textNode(content)));
  }

  private static byte[] tone(Path file) throws IOException {
    try (WavWriter writer = WavWriter.create(file, 24_000)) {
      short[] samples = new short[24_000];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) (8_000 * Math.sin(i * 2 * Math.PI * 220 / 24_000));
      }
      writer.append(Pcm.of(samples, 24_000));
    }
    return Files.readAllBytes(file);
  }

  @Test
  void shouldAddUpWhatEachPartOfADubCostsAndLaterOnlyWhatIsNew() throws IOException {
    double before = spent();

    Job job = finished(client.submit(dub()));

    double cost = 0;
    for (JsonNode segment : segments(job)) {
      // A translator that chats asks for a token for four characters, read and written.
      cost += segment.path("text").asText().length() / 2.0;
      cost += segment.path("translation").asText().length();
    }
    assertThat(cost).isPositive();
    assertThat(result(job).metadata()).containsEntry("cost_usd", cost);
    assertThat(spent() - before).isEqualTo(cost);

    http.post(
        "/api/jobs/" + job.id() + "/retry/",
        Map.of("segments", List.of(Map.of("index", 0, "translation", "Buenas."))));
    Job again = finished(client.job(job.id()));

    double more = cost + "Buenas.".length();
    assertThat(result(again).metadata()).containsEntry("cost_usd", more);
    assertThat(spent() - before).isEqualTo(more);
  }

  @Test
  void shouldAddUpTheTokensOfAStory() {
    Map<String, Object> parameters =
        Map.of("prompt", "A lamp.", "engines", Map.of("stories", "openai"), "voice", "flite/slt");
    Job job =
        finished(
            client.submit(new NewJob(project, JobType.AI_STORIES, parameters, Optional.empty())));

    assertThat(result(job).metadata())
        .containsEntry("cost_usd", (1.0 + CHAPTERS_OF_A_SHORT_STORY) * (7 + 2));
  }

  @Test
  void shouldTellThatEmbeddedEnginesCostNothing() throws IOException {
    Job job = finished(client.submit(NewJob.textToSpeech(project, Map.of("text", "Hello."))));

    assertThat(result(job).metadata()).containsEntry("cost_usd", 0.0);
  }

  @Test
  void shouldStopAJobBeforeItAsksForMoreThanIsLeftOfTheMonth() throws IOException {
    String upload = speech();
    double before = spent();
    String setting =
        http.post("/api/settings/", Map.of("key", LIMIT, "value", before + 5)).text("id");
    try {
      Job job = finished(client.submit(dub(upload)));

      assertThat(job.status()).isEqualTo(JobStatus.FAILED);
      assertThat(job.error().map(JobError::code)).contains("budget_exhausted");
      assertThat(spent() - before).isLessThanOrEqualTo(5);
    } finally {
      http.delete("/api/settings/" + setting + "/");
    }
  }

  @Test
  void shouldRefuseAStoryThatTheMonthHasNoMoneyFor() {
    String setting =
        http.post("/api/settings/", Map.of("key", LIMIT, "value", spent() + 5)).text("id");
    try {
      Map<String, Object> parameters = Map.of("prompt", "A lamp.", "engine", "openai");
      assertThat(
              http.post(
                      "/api/jobs/",
                      Map.of(
                          "project", project, "job_type", "ai_stories", "parameters", parameters))
                  .status())
          .isEqualTo(402);
    } finally {
      http.delete("/api/settings/" + setting + "/");
    }
  }

  private NewJob dub() throws IOException {
    return dub(speech());
  }

  private NewJob dub(String upload) {
    Map<String, Object> parameters =
        Map.of(
            "target_language", "es", "engines", Map.of("translation", "openai", "tts", "openai"));
    return new NewJob(project, JobType.DUBBING, parameters, Optional.of(upload));
  }

  /** The upload's id. */
  private String speech() throws IOException {
    Job job =
        finished(
            client.submit(
                NewJob.textToSpeech(
                    project,
                    Map.of("text", "The house is big.", "voice", "flite/slt", "format", "wav"))));
    return client.upload("speech.wav", Files.readAllBytes(files(job).getFirst())).id();
  }

  private List<JsonNode> segments(Job job) throws IOException {
    Path file =
        files(job).stream().filter(it -> it.endsWith("segments.json")).findFirst().orElseThrow();
    List<JsonNode> segments = new ArrayList<>();
    JSON.readTree(file.toFile()).forEach(segments::add);
    return segments;
  }

  private List<Path> files(Job job) {
    return client.download(result(job), folder.resolve(job.id() + "-" + job.attempt()));
  }

  private Job finished(Job job) {
    return feed.awaitFinished(job, LONGEST);
  }

  private JobResult result(Job job) {
    assertThat(job.status()).as(job.error().toString()).isEqualTo(JobStatus.COMPLETED);
    return client.result(job.id()).orElseThrow();
  }

  private double spent() {
    return http.get("/api/stats/").json().at("/spending/usd").asDouble();
  }
}
