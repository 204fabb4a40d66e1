package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A step of one run: what does it, and what it made once it is done. */
public final class StepRun<T> {
  private final Step<T> step;
  private final Body<T> body;
  private Optional<T> output = Optional.empty();

  StepRun(Step<T> step, Body<T> body) {
    this.step = requireNonNull(step, "step");
    this.body = requireNonNull(body, "body");
  }

  /** The work of a step. */
  @FunctionalInterface
  public interface Body<T> {
    /**
     * Does the work. May be called again, in another process, when it did not end.
     *
     * @throws dev.cadenza.model.PermanentFailure when no attempt can succeed
     * @throws dev.cadenza.model.TransientFailure when a later one may
     */
    T run() throws Exception;
  }

  public Step<T> step() {
    return step;
  }

  /** What it made, if it came to that. */
  public Optional<T> made() {
    return output;
  }

  /** What it made. */
  public T output() {
    return output.orElseThrow(
        () -> new IllegalStateException("Step \"" + step.name() + "\" has not run yet."));
  }

  T run() throws Exception {
    return body.run();
  }

  void done(T made) {
    output = Optional.of(made);
  }
}
