package dev.cadenza.webengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimedWord;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers have the shapes that ElevenLabs documents; none was recorded from the service. */
class ElevenLabsTest {
  private static final String SOUND = Base64.getEncoder().encodeToString(new byte[48_000]);

  private final StubService server = StubService.start();
  private final EngineCatalog offer =
      EngineFamilies.offered(
          Map.of(
              "ELEVENLABS_BASE_URL",
              server.url() + "/v1",
              "ELEVENLABS_API_KEY",
              "xi-test",
              "ELEVENLABS_VOICES",
              "abc123:Anna:female"));
  private final SpeechSynthesizer engine = offer.synthesizers().getFirst();
  private final VoiceCloner cloner = offer.cloners().getFirst();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldSpeakAndTellWhenEachWordIsSaid() throws Exception {
    server.thenAnswer(
        Answer.json(
            200,
            """
            {"audio_base64": "%s", "alignment": {"characters": ["H", "i", " ", "y", "o", "u"],
             "character_start_times_seconds": [0.0, 0.1, 0.2, 0.3, 0.4, 0.5],
             "character_end_times_seconds": [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]}}
            """
                .formatted(SOUND)));

    Speech speech = speak(2);

    assertThat(speech.sound().seconds()).isCloseTo(1, within(1e-9));
    assertThat(speech.words())
        .containsExactly(new TimedWord("Hi", 0, 0.2), new TimedWord("you", 0.3, 0.6));
    assertThat(server.lastRequest().path())
        .isEqualTo("/v1/text-to-speech/abc123/with-timestamps?output_format=pcm_24000");
    assertThat(server.lastRequest().header("Xi-api-key")).isEqualTo("xi-test");
    assertThat(Json.read(server.lastRequest().content()).at("/voice_settings/speed").asDouble())
        .isEqualTo(1.2);
  }

  @Test
  void shouldGuessTheTimesThatItDoesNotTell() throws Exception {
    server.thenAnswer(
        Answer.json(200, "{\"audio_base64\": \"%s\", \"alignment\": null}".formatted(SOUND)));

    assertThat(speak(1).words()).hasSize(2);
  }

  @Test
  void shouldFailAsOthersDo() {
    server.thenAnswer(
        Answer.json(
            401, "{\"detail\": {\"status\": \"invalid_api_key\", \"message\": \"xi-test\"}}"),
        Answer.json(429, "{\"detail\": {\"status\": \"too_many_concurrent_requests\"}}"),
        Answer.json(200, "{\"audio_base64\": \"%%%\"}"));

    assertThatThrownBy(() -> speak(1))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("check ELEVENLABS_API_KEY.");
    assertThatThrownBy(() -> speak(1)).isInstanceOf(TransientFailure.class);
    assertThatThrownBy(() -> speak(1))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("speech_unreadable"));
  }

  @Test
  void shouldHaveAVoiceMadeAndSpeakWithIt() throws Exception {
    server.thenAnswer(
        Answer.json(200, "{\"voice_id\": \"c38k\", \"requires_verification\": false}"),
        Answer.json(200, "{\"audio_base64\": \"%s\", \"alignment\": null}".formatted(SOUND)));

    String id = cloner.clone("Ada", recording(), Cancellation.NEVER);

    assertThat(id).isEqualTo("elevenlabs/c38k");
    assertThat(server.lastRequest().path()).isEqualTo("/v1/voices/add");
    assertThat(server.lastRequest().header("Xi-api-key")).isEqualTo("xi-test");
    assertThat(server.lastRequest().text())
        .contains("name=\"name\"\r\n\r\nAda\r\n")
        .contains("name=\"files[]\"; filename=\"reference.mp3\"\r\nContent-Type: audio/mpeg")
        .contains("not really an mp3");
    assertThat(server.lastRequest().header("Content-type"))
        .startsWith("multipart/form-data; boundary=");
    // Not every server takes a body in chunks.
    assertThat(server.lastRequest().header("Content-length"))
        .isEqualTo(String.valueOf(server.lastRequest().content().length));
    engine.synthesize(
        "Hi.",
        new Voice(id, "Ada", Voice.ANY_LANGUAGE, "female", "elevenlabs", "natural"),
        1,
        Cancellation.NEVER);
    assertThat(server.lastRequest().path()).startsWith("/v1/text-to-speech/c38k/");
  }

  @Test
  void shouldNotKeepAVoiceThatHasToBeVerified() throws Exception {
    server.thenAnswer(
        Answer.json(200, "{\"voice_id\": \"c38k\", \"requires_verification\": true}"),
        Answer.json(200, "{\"status\": \"ok\"}"));

    assertThatThrownBy(() -> cloner.clone("Ada", recording(), Cancellation.NEVER))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("voice_not_verified"));
    assertThat(server.lastRequest().method()).isEqualTo("DELETE");
    assertThat(server.lastRequest().path()).isEqualTo("/v1/voices/c38k");
  }

  @Test
  void shouldForgetAVoiceThatMayBeGone() throws Exception {
    server.thenAnswer(
        Answer.json(404, "{\"detail\": {\"status\": \"voice_not_found\"}}"),
        Answer.json(400, "{\"detail\": {\"status\": \"voice_does_not_exist\"}}"),
        Answer.json(500, "{}"));

    cloner.forget("elevenlabs/c38k");
    cloner.forget("elevenlabs/c38k");
    assertThatThrownBy(() -> cloner.forget("elevenlabs/c38k")).isInstanceOf(TransientFailure.class);
  }

  @Test
  void shouldSayWhenThereIsNoVoiceInTheAnswer() {
    server.thenAnswer(Answer.json(200, "{}"));

    assertThatThrownBy(() -> cloner.clone("Ada", recording(), Cancellation.NEVER))
        .isInstanceOf(TransientFailure.class);
  }

  private Path recording() throws IOException {
    return Files.writeString(folder.resolve("sample.mp3"), "not really an mp3");
  }

  private Speech speak(double speed) throws Exception {
    Voice anna = engine.voices().getFirst();
    assertThat(anna.name()).isEqualTo("Anna");
    return engine.synthesize("Hi you", anna, speed, Cancellation.NEVER);
  }
}
