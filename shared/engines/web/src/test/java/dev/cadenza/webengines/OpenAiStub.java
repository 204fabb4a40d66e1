package dev.cadenza.webengines;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.testing.StubService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that speaks OpenAI's language. The answers have the shapes that OpenAI, whisper.cpp and
 * faster-whisper document; none was recorded from a live service.
 */
abstract class OpenAiStub {
  static final String KEY = "sk-test-0123456789";

  @TempDir Path folder;

  final StubService server = StubService.start();
  final EngineCatalog offer = offer(Map.of());

  @AfterEach
  final void stop() {
    server.close();
  }

  final EngineCatalog offer(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("OPENAI_BASE_URL", server.url() + "/v1/");
    variables.put("OPENAI_API_KEY", KEY);
    return EngineFamilies.offered(variables);
  }

  final Speech speak(String text, double speed) throws Exception {
    return speak(offer.synthesizers().getFirst(), text, speed, Cancellation.NEVER);
  }

  static Speech speak(
      SpeechSynthesizer engine, String text, double speed, Cancellation cancellation)
      throws Exception {
    Voice nova =
        engine.voices().stream()
            .filter(it -> it.localName().equals("nova"))
            .findFirst()
            .orElseThrow();
    return engine.synthesize(text, nova, speed, cancellation);
  }

  final byte[] wav(int rate, double seconds) throws IOException {
    Path file = folder.resolve("sound-" + rate + ".wav");
    try (WavWriter writer = WavWriter.create(file, rate)) {
      writer.append(Pcm.silence(seconds, rate));
    }
    return Files.readAllBytes(file);
  }
}
