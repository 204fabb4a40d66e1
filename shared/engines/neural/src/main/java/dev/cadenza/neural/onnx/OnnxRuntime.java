package dev.cadenza.neural.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one environment of ONNX Runtime in this process. */
public final class OnnxRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxRuntime.class);

  private OnnxRuntime() {}

  /** Whether the native library of this platform can be loaded. */
  public static boolean isAvailable() {
    return Loaded.ENVIRONMENT.isPresent();
  }

  /**
   * @throws IllegalStateException if the native library cannot be loaded
   */
  static OrtEnvironment environment() {
    return Loaded.ENVIRONMENT.orElseThrow(
        () -> new IllegalStateException("ONNX Runtime has no library for this platform."));
  }

  private static final class Loaded {
    private static final Optional<OrtEnvironment> ENVIRONMENT = load();

    private static Optional<OrtEnvironment> load() {
      try {
        return Optional.of(
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "cadenza"));
      } catch (LinkageError | RuntimeException e) {
        LOG.warn("ONNX Runtime cannot be loaded.", e);
        return Optional.empty();
      }
    }
  }
}
