package dev.cadenza.neural.piper;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.cadenza.media.Cancellation;
import dev.cadenza.neural.onnx.ModelSound;
import dev.cadenza.neural.onnx.OnnxModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The network: numbers of phonemes become sound. */
final class PiperModel {
  /**
   * Of the sound and of the lengths of phonemes. Piper's own values, 0.667 and 0.8, make each
   * reading a little different; without noise a text always sounds the same.
   */
  private static final float NOISE = 0;

  private final OnnxModel model;

  /** The name of the output with the durations, once the model is loaded. */
  private volatile String durations = "";

  PiperModel(Path file) {
    model =
        new OnnxModel(
            PiperSynthesizer.NAME, (environment, options) -> load(file, environment, options));
  }

  private OrtSession load(Path file, OrtEnvironment environment, OrtSession.SessionOptions options)
      throws IOException, OrtException {
    DurationOutput output = DurationOutput.of(Files.readAllBytes(file));
    durations = output.value();
    return environment.createSession(output.model().toByteArray(), options);
  }

  /**
   * @param speed 1 is the voice's own
   */
  ModelSound speak(long[] ids, double speed, Cancellation cancellation)
      throws InterruptedException {
    float[] scales = {NOISE, (float) (1 / speed), NOISE};
    return model.run(
        environment ->
            Map.of(
                "input",
                OnnxTensor.createTensor(
                    environment, LongBuffer.wrap(ids), new long[] {1, ids.length}),
                "input_lengths",
                OnnxTensor.createTensor(
                    environment, LongBuffer.wrap(new long[] {ids.length}), new long[] {1}),
                "scales",
                OnnxTensor.createTensor(
                    environment, FloatBuffer.wrap(scales), new long[] {scales.length})),
        result ->
            new ModelSound(
                (OnnxTensor) result.get("output").orElseThrow(),
                (OnnxTensor) result.get(durations).orElseThrow()),
        cancellation);
  }
}
