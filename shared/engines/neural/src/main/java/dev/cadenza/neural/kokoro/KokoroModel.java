package dev.cadenza.neural.kokoro;

import ai.onnxruntime.OnnxTensor;
import dev.cadenza.media.Cancellation;
import dev.cadenza.models.convert.KokoroConversion;
import dev.cadenza.neural.onnx.OnnxModel;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Map;

/** The network: tokens, a style and a speed become sound. */
final class KokoroModel {
  /** Hertz. */
  static final int RATE = 24_000;

  /** Samples of a frame. */
  static final int FRAME = 600;

  private final OnnxModel model;

  /** The sound of an utterance. */
  static final class Sound {
    private final float[] samples;
    private final float[] frames;

    private Sound(float[] samples, float[] frames) {
      this.samples = samples;
      this.frames = frames;
    }

    /** At {@link #RATE}, from −1 to 1. */
    float[] samples() {
      return samples;
    }

    /** How long each token is, with those for the padding at both ends. */
    float[] frames() {
      return frames;
    }
  }

  KokoroModel(Path file) {
    model =
        new OnnxModel(
            KokoroSynthesizer.NAME,
            (environment, options) -> environment.createSession(file.toString(), options));
  }

  Sound speak(long[] tokens, float[] style, double speed, Cancellation cancellation)
      throws InterruptedException {
    return model.run(
        environment ->
            Map.of(
                "tokens",
                OnnxTensor.createTensor(
                    environment, LongBuffer.wrap(tokens), new long[] {1, tokens.length}),
                "style",
                OnnxTensor.createTensor(
                    environment, FloatBuffer.wrap(style), new long[] {1, style.length}),
                "speed",
                OnnxTensor.createTensor(
                    environment, FloatBuffer.wrap(new float[] {(float) speed}), new long[] {1})),
        result ->
            new Sound(
                floats((OnnxTensor) result.get("audio").orElseThrow()),
                floats((OnnxTensor) result.get(KokoroConversion.DURATIONS).orElseThrow())),
        cancellation);
  }

  private static float[] floats(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] floats = new float[buffer.remaining()];
    buffer.get(floats);
    return floats;
  }
}
