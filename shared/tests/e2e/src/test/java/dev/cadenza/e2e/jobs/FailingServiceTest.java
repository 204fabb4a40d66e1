package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.e2e.support.ServedPlatform;
import dev.cadenza.e2e.support.TestMedia;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose service fails now and then goes on, and pays for each part once. */
final class FailingServiceTest {
  private static final String HEARD =
      """
      {"language": "english", "text": "Good morning.",
       "segments": [{"start": 0.0, "end": 0.9, "text": "Good morning.", "avg_logprob": -0.1}],
       "words": [{"word": "Good", "start": 0.1, "end": 0.4}, {"word": "morning.", "start": 0.4, "end": 0.9}]}
      """;

  /** A dollar a second. */
  private static final String PRICE = "3600";

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger good = new AtomicInteger();
  private final AtomicBoolean failing = new AtomicBoolean();

  @TempDir private Path folder;

  @Test
  void shouldPayForEachPartOnce() throws Exception {
    try (ServedPlatform served =
        ServedPlatform.start(
            this::answer,
            url -> Map.of("OPENAI_STT_BASE_URL", url + "/v1", "OPENAI_STT_USD_PER_HOUR", PRICE),
            Map.of(),
            folder)) {
      String upload = served.client().upload("speech.wav", TestMedia.longSpeech(folder, 600)).id();
      double cost = cost(transcribe(upload, served));
      int parts = good.get();
      assertThat(parts).isEqualTo(calls.get()).isGreaterThanOrEqualTo(8);
      failing.set(true);

      JobResult result = transcribe(upload, served);

      assertThat(calls.get()).as("some calls failed").isGreaterThan(good.get());
      assertThat(good).hasValue(2 * parts);
      assertThat(cost(result)).isPositive().isEqualTo(cost);
      assertThat(served.spent()).isEqualTo(2 * cost);
    }
  }

  private static JobResult transcribe(String upload, ServedPlatform served) {
    Job job = served.submit(JobType.STT, Map.of("engine", "openai"), upload);
    return served.result(served.finished(job));
  }

  private static double cost(JobResult result) {
    return ((Number) result.metadata().get("cost_usd")).doubleValue();
  }

  private Optional<Answer> answer(Request request) {
    if (!request.path().equals("/v1/audio/transcriptions")) {
      return Optional.empty();
    }
    if (calls.incrementAndGet() % 5 == 0 && failing.get()) {
      return Optional.of(Answer.json(503, "{\"error\": {\"message\": \"Overloaded\"}}"));
    }
    good.incrementAndGet();
    return Optional.of(Answer.json(200, HEARD));
  }
}
