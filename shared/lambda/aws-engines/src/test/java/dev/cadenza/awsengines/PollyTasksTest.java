package dev.cadenza.awsengines;

import static dev.cadenza.testing.Failures.assertPermanent;
import static dev.cadenza.testing.Failures.assertTransient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.AsyncSynthesis;
import dev.cadenza.engines.AsyncSynthesis.Part;
import dev.cadenza.engines.LongText;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long texts, which the service speaks into the bucket. */
final class PollyTasksTest extends AwsStub {
  private static final String TASKS = "/v1/synthesisTasks";

  /** A second and a half, of 16-bit samples. */
  private static final byte[] SOUND = new byte[48_000];

  /** The words of {@link #text}: at 0, 0.4 and 1 seconds. */
  private static final String MARKS =
      """
      {"time":0,"type":"word","start":0,"end":5,"value":"Café"}
      {"time":400,"type":"word","start":6,"end":13,"value":"au lait"}
      {"time":1000,"type":"word","start":15,"end":19,"value":"Nine"}
      """;

  @TempDir private Path folder;

  private final Map<String, String> objects = new HashMap<>();
  private final List<JsonNode> started = new ArrayList<>();
  private String status = "scheduled";
  private boolean forgotten;
  private boolean refusesMarks;

  @BeforeEach
  void serve() {
    aws.otherwise(request -> Optional.of(answer(request)));
  }

  private synchronized Answer answer(Request request) {
    String path = request.path().replaceFirst("\\?.*", "");
    if (path.startsWith("/media/")) {
      return object(request, path);
    }
    if (path.equals(TASKS)) {
      try {
        JsonNode asked = JSON.readTree(request.content());
        if (refusesMarks && extension(asked).equals("marks")) {
          return Answer.json(400, "{\"message\": \"No.\"}")
              .with(ERROR_HEADER, "MarksNotSupportedForFormatException");
        }
        started.add(asked);
      } catch (IOException e) {
        return Answer.json(400, "{}");
      }
      return Answer.json(200, task(started.size() - 1));
    }
    return forgotten
        ? Answer.json(400, "{\"message\": \"Not found\"}")
            .with(ERROR_HEADER, "SynthesisTaskNotFoundException")
        : Answer.json(200, task(Integer.parseInt(path.replaceFirst(".*/", ""))));
  }

  private Answer object(Request request, String path) {
    if (request.method().equals("PUT")) {
      objects.put(path, content(request));
      return Answer.bytes("application/xml", new byte[0]);
    }
    String object = objects.get(path);
    return object == null
        ? Answer.of(
            404,
            "application/xml",
            "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8))
        : Answer.bytes("binary/octet-stream", object.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The SDK sends small things in one chunk, with a sum behind it. */
  private static String content(Request request) {
    int start = request.text().indexOf("\r\n") + 2;
    int length = Integer.parseInt(request.header("X-amz-decoded-content-length"));
    return request.text().substring(start, start + length);
  }

  private String task(int id) {
    JsonNode asked = started.get(id);
    return """
        {"SynthesisTask": {"TaskId": "%d", "TaskStatus": "%s", "TaskStatusReason": "Too loud.", "CreationTime": %d,
          "OutputUri": "https://s3.eu-central-1.amazonaws.com/media/%s.%d.%s"}}
        """
        .formatted(
            id,
            status,
            Instant.now().minusSeconds(90).getEpochSecond(),
            asked.path("OutputS3KeyPrefix").asText(),
            id,
            extension(asked));
  }

  private static String extension(JsonNode asked) {
    return asked.path("OutputFormat").asText().equals("json") ? "marks" : "pcm";
  }

  /** What the service does in its own time. */
  private synchronized void finish() {
    status = "completed";
    for (int id = 0; id < started.size(); id++) {
      JsonNode asked = started.get(id);
      String extension = extension(asked);
      objects.put(
          "/media/%s.%d.%s".formatted(asked.path("OutputS3KeyPrefix").asText(), id, extension),
          new String(
              extension.equals("pcm") ? SOUND : MARKS.getBytes(StandardCharsets.UTF_8),
              StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void shouldKnowWhatItGaveToTheService() throws Exception {
    assertThat(reading().begun(text(1))).isFalse();
    reading().begin(text(1));
    assertThat(reading().begun(text(1))).isTrue();

    assertThat(started).hasSize(2);
    JsonNode sound = started.getFirst();
    assertThat(sound.path("Text").asText()).isEqualTo("Café au lait. Nine.");
    assertThat(sound.path("Engine").asText()).isEqualTo("neural");
    assertThat(sound.path("OutputFormat").asText()).isEqualTo("pcm");
    assertThat(sound.path("OutputS3BucketName").asText()).isEqualTo("media");
    // Beside the job's other work files, so that it goes with them.
    assertThat(sound.path("OutputS3KeyPrefix").asText()).matches("work/job-1/polly/[0-9a-f]{40}");
    assertThat(started.getLast().path("SpeechMarkTypes").get(0).asText()).isEqualTo("word");
  }

  @Test
  void shouldNotPayAgainForTheSoundWhenItsTimesCouldNotBeAskedFor() throws Exception {
    refusesMarks = true;
    assertPermanent(() -> reading().begin(text(1)), "engine_refused_input");
    assertThat(reading().begun(text(1))).isFalse();

    refusesMarks = false;
    reading().begin(text(1));

    assertThat(reading().begun(text(1))).isTrue();
    assertThat(started).extracting(PollyTasksTest::extension).containsExactly("pcm", "marks");
  }

  @Test
  void shouldTakeTheSameTextInAnotherVoiceOrSpeedForAnother() throws Exception {
    reading().begin(text(1));

    assertThat(reading().begun(text(1.5))).isFalse();
    reading().begin(text(1.5));
    assertThat(started.getLast().path("Text").asText()).contains("<prosody rate=\"150%\">");
  }

  @Test
  void shouldTellHowLongToWait() throws Exception {
    reading().begin(text(1));
    assertThat(reading().pending(text(1))).contains(Duration.ofSeconds(10));

    status = "inProgress";
    // It has been at it for a minute and a half.
    assertThat(reading().pending(text(1)).orElseThrow())
        .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(40));

    finish();
    assertThat(reading().pending(text(1))).isEmpty();
  }

  @Test
  void shouldCutTheSoundWhereSentencesBegin() throws Exception {
    reading().begin(text(1));
    finish();
    Path file = folder.resolve("reading.wav");

    List<Part> parts = reading().fetch(text(1), file, Cancellation.NEVER);

    assertThat(PcmFile.open(file).seconds()).isCloseTo(1.5, within(1e-9));
    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst().span().start()).isZero();
    assertThat(parts.getFirst().span().end()).isCloseTo(1, within(1e-9));
    assertThat(parts.getFirst().words())
        .extracting(TimedWord::text)
        .containsExactly("Café", "au", "lait.");
    assertThat(parts.getFirst().words().get(1).start()).isCloseTo(0.4, within(1e-9));
    assertThat(parts.getLast().span().end()).isCloseTo(1.5, within(1e-9));
    assertThat(parts.getLast().words()).extracting(TimedWord::text).containsExactly("Nine.");
  }

  @Test
  void shouldStopFetchingWhenTheWorkIsCancelled() throws Exception {
    reading().begin(text(1));
    finish();

    assertThatThrownBy(() -> reading().fetch(text(1), folder.resolve("reading.wav"), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void shouldSayWhyTheServiceFailedAndBeginAnewAfterwards() throws Exception {
    reading().begin(text(1));
    status = "failed";

    assertPermanent(() -> reading().pending(text(1)), "speech_failed");
    assertThat(reading().begun(text(1))).isFalse();
  }

  @Test
  void shouldBeginAnewWhatTheServiceHasForgotten() throws Exception {
    reading().begin(text(1));
    forgotten = true;

    assertTransient(() -> reading().pending(text(1)), "speech_lost");
    assertThat(reading().begun(text(1))).isFalse();
  }

  @Test
  void shouldTakeOnlyVoicesWhoseTimesAreTold() {
    assertThat(reading().times(voice("polly/Joanna"))).isTrue();
    assertThat(reading().times(voice("polly/Joanna-generative"))).isFalse();
  }

  private AsyncSynthesis reading() {
    return polly().asyncSynthesis().orElseThrow();
  }

  private LongText text(double speed) {
    return new LongText("job-1", List.of("Café au lait.", "Nine."), voice("polly/Joanna"), speed);
  }

  private Voice voice(String id) {
    return polly().voices().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private SpeechSynthesizer polly() {
    return offer("polly").synthesizers().getFirst();
  }
}
