package dev.cadenza.awsengines;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.testing.SpeechSynthesizerContract;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class PollyContractTest extends SpeechSynthesizerContract {
  private final StubService aws = StubService.start();
  private final SpeechSynthesizer polly =
      EngineFamilies.offered(
              Map.of(
                  "AWS_ENGINES", "polly",
                  "BUCKET", "media",
                  "AWS_REGION", "eu-central-1",
                  "AWS_ACCESS_KEY_ID", "id",
                  "AWS_SECRET_ACCESS_KEY", "secret",
                  "AWS_ENDPOINT_URL_POLLY", aws.url().toString()))
          .synthesizers()
          .getFirst();

  @BeforeEach
  void answer() {
    byte[] sound = new byte[32_000];
    Arrays.fill(sound, (byte) 4);
    aws.otherwise(_ -> Optional.of(Answer.bytes("audio/pcm", sound)));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Override
  protected SpeechSynthesizer engine() {
    return polly;
  }

  /** A voice without word times, so that one response is enough for every call. */
  @Override
  protected Voice voice() {
    return polly.voices().stream()
        .filter(voice -> voice.id().equals("polly/Ruth-generative"))
        .findFirst()
        .orElseThrow();
  }
}
