package dev.cadenza.webengines;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.testing.SpeechSynthesizerContract;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class OpenAiContractTest extends SpeechSynthesizerContract {
  private static final int RATE = 24_000;

  @TempDir private Path folder;

  private final StubService server = StubService.start();
  private final SpeechSynthesizer engine =
      EngineFamilies.offered(Map.of("OPENAI_TTS_BASE_URL", server.url() + "/v1"))
          .synthesizers()
          .getFirst();

  @BeforeEach
  void answer() throws IOException {
    Path file = folder.resolve("sound.wav");
    try (WavWriter writer = WavWriter.create(file, RATE)) {
      short[] samples = new short[RATE];
      Arrays.fill(samples, (short) 1_000);
      writer.append(Pcm.of(samples, RATE));
    }
    byte[] wav = Files.readAllBytes(file);
    server.otherwise(_ -> Optional.of(Answer.bytes("audio/wav", wav)));
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
