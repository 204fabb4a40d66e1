package dev.cadenza.webengines;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.testing.SpeechSynthesizerContract;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class ElevenLabsContractTest extends SpeechSynthesizerContract {
  private final StubService server = StubService.start();
  private final SpeechSynthesizer engine =
      EngineFamilies.offered(
              Map.of("ELEVENLABS_BASE_URL", server.url() + "/v1", "ELEVENLABS_API_KEY", "xi-test"))
          .synthesizers()
          .getFirst();

  @BeforeEach
  void answer() {
    byte[] sound = new byte[48_000];
    Arrays.fill(sound, (byte) 4);
    String json =
        "{\"audio_base64\": \"%s\", \"alignment\": null}"
            .formatted(Base64.getEncoder().encodeToString(sound));
    server.otherwise(_ -> Optional.of(Answer.json(200, json)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected SpeechSynthesizer engine() {
    return engine;
  }
}
