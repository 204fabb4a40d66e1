package dev.cadenza.webengines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.testing.ClosingService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that close each connection without saying so are asked on a new one each time. */
class ClosedConnectionsTest {
  private static final int CALLS = 5;
  private static final String TRANSCRIPT =
      """
      {"language": "english", "text": "Good morning.",
       "segments": [{"start": 0.0, "end": 0.9, "text": "Good morning.", "avg_logprob": -0.1}],
       "words": [{"word": "Good", "start": 0.1, "end": 0.4}, {"word": "morning.", "start": 0.4, "end": 0.9}]}
      """;

  @TempDir private Path folder;

  @Test
  void shouldAskOpenAisEarsAgainAndAgain() throws Exception {
    try (ClosingService service = json(TRANSCRIPT)) {
      SpeechRecognizer engine = openAi(service).recognizers().getFirst();
      // Too much for the system to take before it notices that nobody reads it.
      PcmFile audio = PcmFile.open(wav(240));

      for (int call = 1; call <= CALLS; call++) {
        engine.recognize(
            audio, List.of(new TimeSpan(0, 240)), "en", Progress.NONE, Cancellation.NEVER);
      }

      assertThat(service.answers()).isEqualTo(CALLS);
    }
  }

  @Test
  void shouldAskOpenAisVoicesAgainAndAgain() throws Exception {
    byte[] sound = Files.readAllBytes(wav(1));
    try (ClosingService service = ClosingService.start("audio/wav", sound)) {
      SpeechSynthesizer engine = openAi(service).synthesizers().getFirst();

      for (int call = 1; call <= CALLS; call++) {
        engine.synthesize("Hello.", engine.voices().getFirst(), 1, Cancellation.NEVER);
      }

      assertThat(service.answers()).isEqualTo(CALLS);
    }
  }

  @Test
  void shouldAskAChatModelAgainAndAgain() throws Exception {
    String answer =
        """
        data: {"choices": [{"index": 0, "delta": {"content": "[\\"Hallo.\\"]"}, "finish_reason": "stop"}]}

        data: {"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9}}

        data: [DONE]

        """;
    try (ClosingService service =
        ClosingService.start("text/event-stream", answer.getBytes(StandardCharsets.UTF_8))) {
      Translator engine = openAi(service).translators().getFirst();

      for (int call = 1; call <= CALLS; call++) {
        assertThat(
                engine.translate(
                    List.of("Hello."), new LanguagePair("en", "de"), Cancellation.NEVER))
            .containsExactly("Hallo.");
      }

      assertThat(service.answers()).isEqualTo(CALLS);
    }
  }

  @Test
  void shouldAskElevenLabsAgainAndAgain() throws Exception {
    String sound = Base64.getEncoder().encodeToString(new byte[48_000]);
    try (ClosingService service =
        json("{\"audio_base64\": \"%s\", \"alignment\": null}".formatted(sound))) {
      EngineCatalog offer =
          EngineFamilies.offered(
              Map.of(
                  "ELEVENLABS_BASE_URL",
                  service.url() + "/v1",
                  "ELEVENLABS_API_KEY",
                  "xi-test",
                  "ELEVENLABS_VOICES",
                  "abc123:Anna:female"));
      SpeechSynthesizer engine = offer.synthesizers().getFirst();

      for (int call = 1; call <= CALLS; call++) {
        engine.synthesize("Hello.", engine.voices().getFirst(), 1, Cancellation.NEVER);
      }

      assertThat(service.answers()).isEqualTo(CALLS);
    }
  }

  private static ClosingService json(String content) {
    return ClosingService.start("application/json", content.getBytes(StandardCharsets.UTF_8));
  }

  private static EngineCatalog openAi(ClosingService service) {
    return EngineFamilies.offered(
        Map.of("OPENAI_BASE_URL", service.url() + "/v1", "OPENAI_API_KEY", "sk-test"));
  }

  private Path wav(double seconds) throws Exception {
    Path file = folder.resolve("sound.wav");
    try (WavWriter writer = WavWriter.create(file, 16_000)) {
      writer.append(Pcm.silence(seconds, 16_000));
    }
    return file;
  }
}
