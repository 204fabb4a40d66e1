package dev.cadenza.neural.onnx;

import static java.util.Objects.requireNonNull;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.neural.resources.Cores;
import dev.cadenza.neural.resources.IdleResource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A model that several threads share. It is loaded at the first request, and released when it was
 * idle for ten minutes.
 *
 * <p>A request uses up to four {@link Cores}; it waits for them.
 */
public final class OnnxModel {
  private static final int THREADS = Cores.MACHINE.forOne();
  private static final long POLL_MILLIS = 50;
  private static final Duration IDLE = Duration.ofMinutes(10);

  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("onnx-", 1).factory());

  private final String name;
  private final IdleResource<OrtSession> session;

  /** Makes the session. */
  @FunctionalInterface
  public interface Loader {
    OrtSession load(OrtEnvironment environment, OrtSession.SessionOptions options) throws Exception;
  }

  /** Makes the input tensors; they are closed after the run. */
  @FunctionalInterface
  public interface Inputs {
    Map<String, OnnxTensor> make(OrtEnvironment environment) throws OrtException;
  }

  /** Copies what is needed from the outputs, which are closed afterwards. */
  @FunctionalInterface
  public interface Outputs<T> {
    T read(OrtSession.Result result) throws OrtException;
  }

  /**
   * @param name for messages, such as {@code kokoro}
   */
  public OnnxModel(String name, Loader loader) {
    this.name = requireNonNull(name, "name");
    this.session = new IdleResource<>(() -> load(loader), OnnxModel::close, IDLE);
  }

  private static OrtSession load(Loader loader) throws Exception {
    OrtEnvironment environment = OnnxRuntime.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(THREADS);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // Sentences differ in length: a plan of the memory of one is of no use for the next.
      options.setMemoryPatternOptimization(false);
      return loader.load(environment, options);
    }
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("A model could not be released.", e);
    }
  }

  /**
   * Runs the model. Cancelled work ends between two operations of the graph.
   *
   * @throws TransientFailure {@code model_failed} if the model cannot be loaded or run
   * @throws CancellationException if the work is cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  public <T> T run(Inputs inputs, Outputs<T> outputs, Cancellation cancellation)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted before the model " + name + " ran.");
    }
    Cores.Share cores = Cores.MACHINE.take(THREADS, cancellation);
    StoppableRun stop;
    Future<T> work;
    try {
      stop = new StoppableRun();
      work = WORKERS.submit(() -> runAndRelease(inputs, outputs, stop, cores));
    } catch (OrtException | RuntimeException e) {
      cores.close();
      throw failure(e);
    }
    return await(work, stop, cancellation);
  }

  private <T> T await(Future<T> work, StoppableRun stop, Cancellation cancellation)
      throws InterruptedException {
    boolean done = false;
    try {
      while (true) {
        cancellation.check();
        try {
          T result = work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
          done = true;
          return result;
        } catch (TimeoutException _) {
          // It still runs.
        } catch (ExecutionException e) {
          throw failure(e.getCause());
        }
      }
    } finally {
      if (!done) {
        stop.stop();
      }
    }
  }

  private TransientFailure failure(Throwable cause) {
    return new TransientFailure(
        "model_failed", "The model " + name + " failed: " + cause.getMessage(), cause);
  }

  /** The worker owns what native code reads, so that nothing is closed while it runs. */
  private <T> T runAndRelease(
      Inputs inputs, Outputs<T> outputs, StoppableRun stop, Cores.Share cores) throws Exception {
    try (stop) {
      return session.use(
          loaded -> {
            Map<String, OnnxTensor> tensors = new HashMap<>();
            try {
              tensors.putAll(inputs.make(OnnxRuntime.environment()));
              try (OrtSession.Result result = loaded.run(tensors, stop.options())) {
                return outputs.read(result);
              }
            } finally {
              tensors.values().forEach(OnnxTensor::close);
            }
          });
    } finally {
      cores.close();
    }
  }

  /** Whether it is in memory. */
  public boolean isLoaded() {
    return session.isLoaded();
  }
}
