package dev.cadenza.neural.piper;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.cadenza.media.Cancellation;
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
   * reading a little different; without noise a text always sounds the same, and is understood as
   * well.
   */
  private static final float NOISE = 0;

  private final OnnxModel model;

  /** The name of the output with the durations, once the model is loaded. */
  private volatile String durations = "";

  /** The sound of a sentence. */
  static final class Sound {
    private final float[] samples;
    private final float[] frames;

    private Sound(float[] samples, float[] frames) {
      this.samples = samples;
      this.frames = frames;
    }

    /** From −1 to 1. */
    float[] samples() {
      return samples;
    }

    /** How long each phoneme is. */
    float[] frames() {
      return frames;
    }
  }

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
  Sound speak(long[] ids, double speed, Cancellation cancellation) throws InterruptedException {
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
            new Sound(
                floats((OnnxTensor) result.get("output").orElseThrow()),
                floats((OnnxTensor) result.get(durations).orElseThrow())),
        cancellation);
  }

  private static float[] floats(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] floats = new float[buffer.remaining()];
    buffer.get(floats);
    return floats;
  }
}
