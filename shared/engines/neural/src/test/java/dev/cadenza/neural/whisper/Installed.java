package dev.cadenza.neural.whisper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.models.ModelFolder;
import dev.cadenza.neural.vad.SileroVad;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The models of this machine. */
final class Installed {
  private Installed() {}

  /** A recogniser with Silero's pauses. */
  static WhisperRecognizer recognizer(String model) throws Exception {
    file(SileroVad.MODEL, "model.onnx");
    return WhisperRecognizer.of(file(model, "model.bin"), SileroVad.installed(System.getenv()));
  }

  static Path file(String model, String name) {
    Map<String, String> environment = System.getenv();
    Optional<Path> folder = ModelFolder.of(environment).installed(model);
    assumeTrue(folder.isPresent(), "cadenza models install " + model);
    return folder.get().resolve(name);
  }
}
