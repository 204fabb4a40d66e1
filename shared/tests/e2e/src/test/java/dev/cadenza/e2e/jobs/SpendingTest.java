package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.ServedPlatform;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What jobs cost, on a platform whose engines ask for a dollar a character, and a tenth of a cent a
 * token.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpendingTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String DOLLAR = "1000000";
  private static final String MILLI = "1000";

  /** 7 tokens read and 2 written. */
  private static final double AN_ANSWER = 0.009;

  /** Of a difference of sums: in which order they were added up is not always the same. */
  private static final Offset<Double> ROUNDING = within(1e-9);

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

  private volatile CountDownLatch answering = new CountDownLatch(0);
  private byte[] tone;
  private ServedPlatform served;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    tone = ServedPlatform.tone(folder);
    served =
        ServedPlatform.start(
            this::answer,
            url ->
                Map.of(
                    "OPENAI_BASE_URL",
                    url + "/v1",
                    "OPENAI_TTS_USD_PER_MILLION",
                    DOLLAR,
                    "OPENAI_CHAT_INPUT_USD_PER_MILLION",
                    MILLI,
                    "OPENAI_CHAT_OUTPUT_USD_PER_MILLION",
                    MILLI),
            Map.of("MaximumConcurrency", "2"),
            folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  private Optional<StubService.Answer> answer(Request request) {
    try {
      if (!answering.await(1, TimeUnit.MINUTES)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    return StubService.Answer.events(
        List.of(
            """
            {"choices": [{"index": 0, "delta": {"content": %s}, "finish_reason": "stop"}]}"""
                .formatted(JSON.getNodeFactory().textNode(content)),
            """
            {"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9}}"""));
  }

  @Test
  void shouldAddUpWhatEachPartOfADubCostsAndLaterOnlyWhatIsNew() throws IOException {
    double before = served.spent();

    Job job = served.finished(dub());

    double cost = 0;
    for (JsonNode segment : segments(job)) {
      cost += AN_ANSWER + segment.path("translation").asText().length();
    }
    assertThat(cost).isPositive();
    assertThat(served.result(job).metadata()).containsEntry("cost_usd", cost);
    assertThat(served.spent() - before).isCloseTo(cost, ROUNDING);

    served
        .http()
        .post(
            "/api/jobs/" + job.id() + "/retry/",
            Map.of("segments", List.of(Map.of("index", 0, "translation", "Buenas."))));
    Job again = served.finished(served.client().job(job.id()));

    double more = cost + "Buenas.".length();
    assertThat(served.result(again).metadata()).containsEntry("cost_usd", more);
    assertThat(served.spent() - before).isCloseTo(more, ROUNDING);
  }

  @Test
  void shouldAddUpTheTokensOfAStory() {
    Map<String, Object> parameters =
        Map.of("prompt", "A lamp.", "engines", Map.of("stories", "openai"), "voice", "flite/slt");
    Job job = served.finished(served.submit(JobType.AI_STORIES, parameters));

    assertThat(served.result(job).metadata())
        .containsEntry("cost_usd", (1.0 + CHAPTERS_OF_A_SHORT_STORY) * AN_ANSWER);
  }

  @Test
  void shouldTellThatEmbeddedEnginesCostNothing() throws IOException {
    Job job = served.finished(served.speak(Map.of("text", "Hello.")));

    assertThat(served.result(job).metadata()).containsEntry("cost_usd", 0.0);
  }

  @Test
  void shouldStopAJobBeforeItAsksForMoreThanIsLeftOfTheMonth() throws IOException {
    String upload = served.uploaded("The house is big.", "flite/slt");
    double before = served.spent();
    String setting =
        served.http().post("/api/settings/", Map.of("key", LIMIT, "value", before + 5)).text("id");
    try {
      Job job = served.finished(dub(upload));

      assertThat(job.status()).isEqualTo(JobStatus.FAILED);
      assertThat(job.error().map(JobError::code)).contains("budget_exhausted");
      assertThat(served.spent() - before).isLessThanOrEqualTo(5);
    } finally {
      served.http().delete("/api/settings/" + setting + "/");
    }
  }

  /**
   * Each was accepted while there was money for it; for all together there is not. Two are worked
   * on at a time, and see the spending of the other within half a second.
   */
  @Test
  void shouldKeepJobsThatWaitTogetherWithinTheMonth() throws IOException {
    String upload = served.uploaded("The house is big.", "flite/slt");
    double one = cost(served.finished(dub(upload)));
    double before = served.spent();
    String setting =
        served
            .http()
            .post("/api/settings/", Map.of("key", LIMIT, "value", before + 1.5 * one))
            .text("id");
    try {
      answering = new CountDownLatch(1);
      List<Job> jobs = IntStream.range(0, 5).mapToObj(_ -> dub(upload)).toList();
      answering.countDown();
      List<Job> finished = jobs.stream().map(served::finished).toList();

      assertThat(finished)
          .filteredOn(job -> job.status() == JobStatus.FAILED)
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(job -> job.error().orElseThrow().code().equals("budget_exhausted"));
      assertThat(served.spent() - before).isLessThan(3 * one);
    } finally {
      served.http().delete("/api/settings/" + setting + "/");
    }
  }

  private double cost(Job job) throws IOException {
    return ((Number) served.result(job).metadata().get("cost_usd")).doubleValue();
  }

  @Test
  void shouldRefuseAStoryThatTheMonthHasNoMoneyFor() {
    String setting =
        served
            .http()
            .post("/api/settings/", Map.of("key", LIMIT, "value", served.spent() + 5))
            .text("id");
    try {
      Map<String, Object> parameters = Map.of("prompt", "A lamp.", "engine", "openai");
      assertThat(
              served
                  .http()
                  .post(
                      "/api/jobs/",
                      Map.of(
                          "project",
                          served.project(),
                          "job_type",
                          "ai_stories",
                          "parameters",
                          parameters))
                  .status())
          .isEqualTo(402);
    } finally {
      served.http().delete("/api/settings/" + setting + "/");
    }
  }

  @Test
  void shouldRefuseATextThatOneOfItsVoicesMakesTooDear() {
    String setting =
        served
            .http()
            .post("/api/settings/", Map.of("key", LIMIT, "value", served.spent() + 5))
            .text("id");
    try {
      assertThat(told(Map.of("voice", "flite/slt"))).isEqualTo(201);
      assertThat(told(Map.of("voice", "flite/slt", "voices", Map.of("anna", "openai/alloy"))))
          .isEqualTo(402);
    } finally {
      served.http().delete("/api/settings/" + setting + "/");
    }
  }

  /** The status of the answer to a text that is read in these voices. */
  private int told(Map<String, Object> voices) {
    Map<String, Object> parameters = new HashMap<>(voices);
    parameters.put("text", "Good morning.\n[anna] The train is late.");
    return served
        .http()
        .post(
            "/api/jobs/",
            Map.of("project", served.project(), "job_type", "tts", "parameters", parameters))
        .status();
  }

  private Job dub() throws IOException {
    return dub(served.uploaded("The house is big.", "flite/slt"));
  }

  private Job dub(String upload) {
    return served.submit(
        JobType.DUBBING,
        Map.of(
            "target_language", "es", "engines", Map.of("translation", "openai", "tts", "openai")),
        upload);
  }

  private JsonNode segments(Job job) throws IOException {
    return JSON.readTree(served.file(job, "segments.json").toFile());
  }
}
