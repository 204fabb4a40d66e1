package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.e2e.support.Refused;
import dev.cadenza.e2e.support.ServedPlatform;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.model.JobError;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Voices that a service makes and keeps. The service is a stub with the shapes that ElevenLabs
 * documents; the voice that it makes is the very one of the recording.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MadeVoicesTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String PERSON = "flite/rms";
  private static final int SERVICE_RATE = 24_000;
  private static final String REFUSED = "Nobody says this.";
  private static final String TEXT =
      "The harbour was quiet in the morning. A small boat came in with the tide. Two people stood on"
          + " the quay and talked about the weather. Nobody had seen the ferry for a week.";

  private final Engines embedded = Engines.locate(System.getenv());
  private ServedPlatform served;

  @BeforeAll
  void start(@TempDir Path folder) {
    served =
        ServedPlatform.start(
            this::answer,
            url -> Map.of("ELEVENLABS_BASE_URL", url + "/v1", "ELEVENLABS_API_KEY", "xi-test"),
            Map.of(),
            folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  private Optional<Answer> answer(Request request) {
    if (request.path().equals("/v1/voices/add")) {
      return Optional.of(
          Answer.json(200, "{\"voice_id\": \"made1\", \"requires_verification\": false}"));
    }
    if (request.path().equals("/v1/voices/made1")) {
      return Optional.of(Answer.json(200, "{\"status\": \"ok\"}"));
    }
    return request.path().startsWith("/v1/text-to-speech/made1/")
        ? Optional.of(spoken(request))
        : Optional.empty();
  }

  private Answer spoken(Request request) {
    try {
      String text = JSON.readTree(request.content()).path("text").asText();
      if (text.equals(REFUSED)) {
        return Answer.json(400, "{\"detail\": {\"status\": \"not_spoken\"}}");
      }
      Voice voice = embedded.voice(PERSON);
      Pcm sound =
          Resampler.to(SERVICE_RATE)
              .resample(
                  embedded
                      .synthesizer(voice)
                      .synthesize(text, voice, 1, Cancellation.NEVER)
                      .sound());
      ByteBuffer bytes = ByteBuffer.allocate(2 * sound.length()).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < sound.length(); i++) {
        bytes.putShort(sound.sample(i));
      }
      return Answer.json(
          200,
          "{\"audio_base64\": \"%s\", \"alignment\": null}"
              .formatted(Base64.getEncoder().encodeToString(bytes.array())));
    } catch (IOException e) {
      return Answer.json(400, "{}");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.json(503, "{}");
    }
  }

  @Test
  void shouldSpeakForItsOwnerWithTheVoiceThatTheServiceMade() throws Exception {
    long before = forgotten();
    Job job = cloned();

    JobResult result = served.result(job);
    assertThat(job.engine()).contains("elevenlabs");
    assertThat(result.metadata())
        .containsEntry("engine", "elevenlabs")
        .containsEntry("quality", "natural")
        .containsEntry("voice", "cloned/" + job.id())
        .containsEntry("base_voice", "elevenlabs/made1")
        .containsEntry("synthetic", true);
    // It is the same voice, spoken by the same engine.
    assertThat((double) result.metadata().get("distance_after"))
        .isLessThan((double) result.metadata().get("distance_before"));
    assertThat((double) result.metadata().get("cost_usd")).isPositive();

    Job speech = speak("cloned/" + job.id());
    assertThat(served.result(speech).metadata())
        .containsEntry("voice", "cloned/" + job.id())
        .containsEntry("quality", "natural");
    assertThat((double) served.result(speech).metadata().get("cost_usd")).isPositive();

    // It is only accessible through the clone.
    Refused.parameter("voice", "Unknown voice", () -> speak("elevenlabs/made1"));

    assertThat(served.http().delete("/api/voices/cloned/" + job.id() + "/").status())
        .isEqualTo(204);
    assertThat(forgotten()).isEqualTo(before + 1);
  }

  @Test
  void shouldListTheServiceAmongTheEngines() {
    assertThat(served.http().get("/api/engines/").json().path("results"))
        .filteredOn(engine -> engine.path("id").asText().equals("elevenlabs"))
        .extracting(engine -> engine.path("kind").asText())
        .containsExactly("text-to-speech", "voice-cloning");
  }

  @Test
  void shouldConvertAVoiceHereWhereNobodyAskedForTheService() throws Exception {
    long before = made();
    Job job = cloned(Map.of("name", "Ada", "consent", true));

    assertThat(served.result(job).metadata()).containsEntry("engine", "cloned");
    assertThat(made()).isEqualTo(before);
  }

  @Test
  void shouldLeaveNoVoiceBehindWhenTheJobFails() throws Exception {
    long before = forgotten();
    Job job =
        cloned(
            Map.of(
                "name",
                "Ada",
                "consent",
                true,
                "preview_text",
                REFUSED,
                "engines",
                Map.of("cloning", "elevenlabs")));

    assertThat(job.error().map(JobError::code)).contains("engine_refused_input");
    await().untilAsserted(() -> assertThat(forgotten()).isEqualTo(before + 1));
    Refused.parameter("voice", "Unknown voice", () -> speak("cloned/" + job.id()));
  }

  private long forgotten() {
    return served.requests().stream()
        .filter(it -> it.method().equals("DELETE") && it.path().equals("/v1/voices/made1"))
        .count();
  }

  private long made() {
    return served.requests().stream().filter(it -> it.path().endsWith("/voices/add")).count();
  }

  private Job cloned() throws IOException {
    return cloned(
        Map.of("name", "Ada", "consent", true, "engines", Map.of("cloning", "elevenlabs")));
  }

  private Job cloned(Map<String, Object> parameters) throws IOException {
    String upload = served.uploaded(TEXT, PERSON);
    return served.finished(served.submit(JobType.VOICE_CLONING, parameters, upload));
  }

  private Job speak(String voice) {
    return served.finished(served.speak(Map.of("text", "Good morning.", "voice", voice)));
  }
}
