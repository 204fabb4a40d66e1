package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.ServedPlatform;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A text that is long enough to be a task of Polly's own: the service is a stub with the shapes
 * that AWS documents, the bucket, the queue and the policies are the platform's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LongTextsTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int SENTENCES = 500;

  /** Of every word, at 16 kHz and 16 bits; as long as a word of the loudest voice. */
  private static final int WORD_MS = 40;

  private static final int BYTES_A_MS = 32;

  private final List<JsonNode> started = new CopyOnWriteArrayList<>();
  private volatile boolean done;
  private ServedPlatform served;

  @BeforeAll
  void start(@TempDir Path folder) {
    served =
        ServedPlatform.start(
            request -> Optional.of(answer(request)),
            url -> Map.of("AWS_ENDPOINT_URL_POLLY", url),
            Map.of("AwsEngines", "polly"),
            folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  private Answer answer(Request request) {
    if (request.method().equals("POST")) {
      try {
        started.add(JSON.readTree(request.content()));
      } catch (IOException e) {
        return Answer.json(400, "{}");
      }
      return Answer.json(200, task(started.size() - 1));
    }
    return Answer.json(200, task(Integer.parseInt(request.path().replaceFirst(".*/", ""))));
  }

  private String task(int id) {
    return """
        {"SynthesisTask": {"TaskId": "%d", "TaskStatus": "%s", "OutputUri": "https://s3.us-east-1.amazonaws.com/%s/%s"}}
        """
        .formatted(
            id,
            done ? "completed" : "scheduled",
            started.get(id).path("OutputS3BucketName").asText(),
            key(id));
  }

  private String key(int id) {
    return started.get(id).path("OutputS3KeyPrefix").asText() + "." + id;
  }

  @Test
  void shouldLetTheServiceSpeakALongTextWhileNobodyWaits() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SENTENCES; i++) {
      text.append("Sentence number ").append(i).append(" is about the harbour. ");
    }

    Job job = served.speak(Map.of("text", text.toString(), "voice", "polly/Joanna"));
    await().atMost(TIMEOUT).until(() -> started.size() == 2);
    // It is being done elsewhere, and no worker holds the job.
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(served.requests()).anyMatch(request -> request.method().equals("GET")));
    S3WorkFiles bucket = served.bucket();
    bucket.put(key(0), sound(started.getFirst().path("Text").asText()), "audio/pcm");
    bucket.put(
        key(1), marks(started.getFirst().path("Text").asText()), "application/x-json-stream");
    done = true;
    Job finished = served.finished(job);

    assertThat(served.requests()).noneMatch(request -> request.path().endsWith("/v1/speech"));
    assertThat(started).hasSize(2);
    Map<String, Object> metadata = served.result(finished).metadata();
    assertThat(metadata).containsEntry("sentences", SENTENCES);
    // Sound and marks are paid for: 16 dollars a million characters, twice.
    int characters = started.getFirst().path("Text").asText().length() - (SENTENCES - 1);
    assertThat((Double) metadata.get("cost_usd")).isCloseTo(characters * 32e-6, within(1e-4));
    JsonNode timings = JSON.readTree(served.file(finished, "timings.json").toFile());
    assertThat(timings.toString()).contains("Sentence number " + (SENTENCES - 1) + " is");
  }

  private static List<MatchResult> words(String text) {
    return Pattern.compile("\\S+").matcher(text).results().toList();
  }

  private static byte[] sound(String text) {
    ByteArrayOutputStream sound = new ByteArrayOutputStream();
    byte[] loud = new byte[WORD_MS * BYTES_A_MS];
    for (int i = 1; i < loud.length; i += 2) {
      loud[i] = 20;
    }
    words(text).forEach(_ -> sound.writeBytes(loud));
    return sound.toByteArray();
  }

  private static byte[] marks(String text) {
    StringBuilder marks = new StringBuilder();
    int time = 0;
    for (MatchResult word : words(text)) {
      marks.append(
          "{\"time\":%d,\"type\":\"word\",\"start\":%d,\"end\":%d,\"value\":\"%s\"}\n"
              .formatted(time, word.start(), word.end(), word.group()));
      time += WORD_MS;
    }
    return marks.toString().getBytes(StandardCharsets.UTF_8);
  }
}
