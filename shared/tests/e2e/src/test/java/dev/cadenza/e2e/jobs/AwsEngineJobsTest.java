package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.ServedPlatform;
import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs on a platform that may use AWS's engines: the services are a stub with the shapes that AWS
 * documents, the bucket, the queues, the policies and the event rules are the platform's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AwsEngineJobsTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  /** The service's first answer is looked for after this long, and the event comes before. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

  private static final String OUTPUT =
      """
      {"jobName": "x", "accountId": "1", "status": "COMPLETED", "results": {
        "transcripts": [{"transcript": "Good morning."}], "items": [
          {"type": "pronunciation", "start_time": "0.1", "end_time": "0.4", "alternatives": [{"confidence": "0.98", "content": "Good"}]},
          {"type": "pronunciation", "start_time": "0.4", "end_time": "0.9", "alternatives": [{"confidence": "0.97", "content": "morning"}]},
          {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]}]}}
      """;

  private final Map<String, JsonNode> started = new ConcurrentHashMap<>();
  private volatile boolean done;
  private ServedPlatform served;

  @BeforeAll
  void start(@TempDir Path folder) {
    served =
        ServedPlatform.start(
            this::answer,
            url ->
                Stream.of("TRANSCRIBE", "POLLY", "TRANSLATE", "BEDROCK_RUNTIME")
                    .collect(Collectors.toMap(service -> "AWS_ENDPOINT_URL_" + service, _ -> url)),
            Map.of("AwsEngines", "transcribe,polly,translate,bedrock"),
            folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  private Optional<Answer> answer(Request request) {
    try {
      JsonNode body =
          request.content().length == 0 ? JSON.nullNode() : JSON.readTree(request.content());
      String name = body.path("TranscriptionJobName").asText();
      return Optional.of(
          switch (request.header("X-amz-target").replaceFirst(".*\\.", "")) {
            case "StartTranscriptionJob" -> {
              started.put(name, body);
              yield job(name, "IN_PROGRESS");
            }
            case "GetTranscriptionJob" ->
                started.containsKey(name)
                    ? job(name, done ? "COMPLETED" : "IN_PROGRESS")
                    : unknown();
            default -> Answer.json(200, "{}");
          });
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Answer job(String name, String status) {
    return Answer.json(
        200,
        "{\"TranscriptionJob\": {\"TranscriptionJobName\": \"%s\", \"TranscriptionJobStatus\": \"%s\", \"LanguageCode\": \"en-US\"}}"
            .formatted(name, status));
  }

  private static Answer unknown() {
    return Answer.json(400, "{\"__type\": \"BadRequestException\", \"Message\": \"Not found.\"}")
        .with("x-amzn-ErrorType", "BadRequestException");
  }

  @Test
  void shouldGoOnAsSoonAsTheServiceSaysThatItIsDone() throws Exception {
    Job job = transcribed(JobType.STT, Map.of("engine", "transcribe"), "Good morning.");

    assertThat(Files.readString(served.files(job).getFirst()).strip()).isEqualTo("Good morning.");
    // Fifteen seconds are paid for at least.
    assertThat(served.result(job).metadata()).containsEntry("cost_usd", 0.006);
    assertThat(isWoken(started.keySet().iterator().next())).as("it is over").isFalse();
  }

  @Test
  void shouldHaveAFilmHeardOnceHoweverManyPartsItHas() throws Exception {
    Job job =
        transcribed(
            JobType.DUBBING,
            Map.of(
                "engines",
                Map.of("stt", "transcribe", "translation", "apertium"),
                "target_language",
                "es"),
            "Good morning. The house is big. People stood on the served.platform().");

    Path segments = served.file(job, "segments.json");
    assertThat(JSON.readTree(segments.toFile()))
        .singleElement()
        .extracting(segment -> segment.path("text").asText())
        .isEqualTo("Good morning.");
  }

  /** A job whose transcription the service completes while the job waits. */
  private Job transcribed(JobType type, Map<String, Object> parameters, String said)
      throws Exception {
    started.clear();
    done = false;
    String upload = served.uploaded(said, "flite/slt");
    Job job = served.submit(type, parameters, upload);
    await().atMost(TIMEOUT).until(() -> started.size() == 1);
    JsonNode start = started.values().iterator().next();
    served
        .bucket()
        .put(
            start.path("OutputKey").asText(),
            OUTPUT.getBytes(StandardCharsets.UTF_8),
            "application/json");
    done = true;
    // The worker may not have let go of the job yet.
    await().atMost(FIRST_LOOK).until(() -> isWoken(start.path("TranscriptionJobName").asText()));
    Job finished = served.finished(job);
    assertThat(finished.status()).as(finished.error().toString()).isEqualTo(JobStatus.COMPLETED);
    return finished;
  }

  @Test
  void shouldNotListenToOthersTranscriptions() throws Exception {
    assertThat(served.platform().cloud().publish(ended("somebody-elses"))).isEmpty();
  }

  /** What the policies refuse would not reach the services. */
  @Test
  void shouldLetWorkersAskTheOtherEngines() {
    EngineCatalog offer =
        EngineFamilies.offered(served.platform().cloud().environmentOf("DubbingFunction"));
    SpeechSynthesizer polly = offer.synthesizers().getFirst();
    Voice voice = polly.voices().getFirst();

    call(() -> polly.synthesize("Hi.", voice, 1, Cancellation.NEVER));
    for (Translator translator : offer.translators()) {
      call(
          () ->
              translator.translate(
                  List.of("Hi."), new LanguagePair("en", "es"), Cancellation.NEVER));
    }

    assertThat(served.requests())
        .extracting(Request::path)
        .anyMatch(path -> path.endsWith("/v1/speech"))
        .anyMatch(path -> path.endsWith("/TranslateText"))
        .anyMatch(path -> path.endsWith("/converse-stream"));
  }

  /** The stub does not know these services: whatever it answers may make sense to them or not. */
  private static void call(ThrowableAssert.ThrowingCallable call) {
    Throwable refusal = catchThrowable(call);
    assertThat(refusal == null ? "" : refusal.getMessage()).doesNotContain("may not use");
  }

  private boolean isWoken(String transcription) throws InterruptedException {
    Map<String, String> answers = served.platform().cloud().publish(ended(transcription));
    assertThat(answers).containsOnlyKeys("TranscriptionEndedFunction");
    return answers.get("TranscriptionEndedFunction").contains("\"woken\":true");
  }

  private static String ended(String name) {
    return """
        {"version": "0", "id": "1", "detail-type": "Transcribe Job State Change", "source": "aws.transcribe",
         "account": "1", "time": "2026-01-01T12:00:00Z", "region": "us-east-1", "resources": [],
         "detail": {"TranscriptionJobName": "%s", "TranscriptionJobStatus": "COMPLETED"}}
        """
        .formatted(name);
  }
}
