package dev.cadenza.neural.kokoro;

import ai.onnxruntime.OnnxTensor;
import dev.cadenza.media.Cancellation;
import dev.cadenza.models.convert.KokoroConversion;
import dev.cadenza.neural.onnx.ModelSound;
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

  KokoroModel(Path file) {
    model =
        new OnnxModel(
            KokoroSynthesizer.NAME,
            (environment, options) -> environment.createSession(file.toString(), options));
  }

  ModelSound speak(long[] tokens, float[] style, double speed, Cancellation cancellation)
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
            new ModelSound(
                (OnnxTensor) result.get("audio").orElseThrow(),
                (OnnxTensor) result.get(KokoroConversion.DURATIONS).orElseThrow()),
        cancellation);
  }
}
