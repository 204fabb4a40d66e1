package dev.cadenza.neural.speakers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.cadenza.model.TransientFailure;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model in memory: loaded at the first use, released when it has not been used for ten minutes.
 * Safe for use by several threads.
 */
final class EncoderModel {
  private static final Logger LOG = LoggerFactory.getLogger(EncoderModel.class);

  /** Frames of one window. */
  static final int WINDOW = 80;

  private static final int MAX_THREADS = 4;
  private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

  private final Path file;
  private OrtSession session;
  private int users;
  private long lastUse;

  EncoderModel(Path file) {
    this.file = file;
  }

  /**
   * @param windows of 80 frames of 40 bands, one after the other
   * @return for each window a vector of 256 numbers, of length one
   * @throws TransientFailure {@code engine_failed}
   */
  float[][] vectors(float[] windows) {
    long count = windows.length / ((long) WINDOW * MelBands.COUNT);
    long[] shape = {count, WINDOW, MelBands.COUNT};
    try {
      OrtSession loaded = begin();
      try (OnnxTensor input =
              OnnxTensor.createTensor(
                  OrtEnvironment.getEnvironment(), FloatBuffer.wrap(windows), shape);
          OrtSession.Result result = loaded.run(Map.of("mel_window", input))) {
        float[][] vectors = (float[][]) result.get(0).getValue();
        for (float[] vector : vectors) {
          Vectors.normalise(vector);
        }
        return vectors;
      } finally {
        end();
      }
    } catch (OrtException e) {
      throw new TransientFailure(
          "engine_failed",
          "The speaker encoder failed: "
              + e.getMessage()
              + ". Reinstall it with \"cadenza models"
              + " install\" if this happens again.",
          e);
    }
  }

  private synchronized OrtSession begin() throws OrtException {
    if (session == null) {
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(
            Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      }
      watch(IDLE_NANOS);
    }
    users++;
    return session;
  }

  private synchronized void end() {
    users--;
    lastUse = System.nanoTime();
  }

  private void watch(long nanos) {
    CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::releaseIdle);
  }

  private synchronized void releaseIdle() {
    long left = users > 0 ? IDLE_NANOS : IDLE_NANOS - (System.nanoTime() - lastUse);
    if (left > 0) {
      watch(left);
      return;
    }
    try {
      session.close();
    } catch (OrtException e) {
      LOG.warn("The speaker encoder was not released.", e);
    }
    session = null;
  }
}
