package dev.cadenza.neural.speakers;

import ai.onnxruntime.OnnxTensor;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.neural.onnx.OnnxModel;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** The network: spectra become vectors. Safe for use by several threads. */
final class EncoderModel {
  /** Frames of one window. */
  static final int WINDOW = 80;

  private final OnnxModel model;

  EncoderModel(Path file) {
    model =
        new OnnxModel(
            SpeakerEncoder.MODEL,
            (environment, options) -> environment.createSession(file.toString(), options));
  }

  /**
   * @param windows of 80 frames of 40 bands, one after the other
   * @return for each window a vector of 256 numbers, of length one
   * @throws TransientFailure {@code model_failed}
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  float[][] vectors(float[] windows, Cancellation cancellation) throws InterruptedException {
    long count = windows.length / ((long) WINDOW * MelBands.COUNT);
    long[] shape = {count, WINDOW, MelBands.COUNT};
    float[][] vectors =
        model.run(
            environment ->
                Map.of(
                    "mel_window",
                    OnnxTensor.createTensor(environment, FloatBuffer.wrap(windows), shape)),
            result -> (float[][]) result.get(0).getValue(),
            cancellation);
    for (float[] vector : vectors) {
      Vectors.normalise(vector);
    }
    return vectors;
  }
}
