package dev.cadenza.neural.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** The options of one run, by which another thread can stop it. */
final class StoppableRun implements AutoCloseable {
  private final OrtSession.RunOptions options;
  private boolean closed;

  StoppableRun() throws OrtException {
    options = new OrtSession.RunOptions();
    // Gives the memory for this sentence back; the next may be much shorter.
    options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
  }

  OrtSession.RunOptions options() {
    return options;
  }

  /** Of no effect when the run is over. */
  synchronized void stop() {
    if (!closed) {
      try {
        options.setTerminate(true);
      } catch (OrtException e) {
        throw new IllegalStateException("A model could not be stopped.", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    options.close();
  }
}
