package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Independent parts of one step, which are processed in parallel and stored by their identity.
 *
 * @param kind their kind, as part of a key; in lower case
 * @param output the type of their output; stored as JSON
 * @param identity everything that the output depends on: the same identity is processed once per
 *     job
 * @param weight the share of the step's progress, relative to other segments
 * @param keeping which output is stored
 */
public record Segments<I, O>(
    String kind,
    Class<O> output,
    Function<I, String> identity,
    ToDoubleFunction<I> weight,
    Body<I, O> body,
    Keeping keeping) {
  public Segments {
    requireNonNull(kind, "kind");
    requireNonNull(output, "output");
    requireNonNull(identity, "identity");
    requireNonNull(weight, "weight");
    requireNonNull(body, "body");
    requireNonNull(keeping, "keeping");
  }

  /** A short job stores nothing. */
  public Segments(
      String kind,
      Class<O> output,
      Function<I, String> identity,
      ToDoubleFunction<I> weight,
      Body<I, O> body) {
    this(kind, output, identity, weight, body, Keeping.OF_LONG_JOBS);
  }

  /**
   * The same, with all output kept until the job is deleted, for jobs that users edit and repeat.
   */
  public Segments<I, O> alwaysKept() {
    return new Segments<>(kind, output, identity, weight, body, Keeping.ALWAYS);
  }

  /** Which output is worth storing. */
  public enum Keeping {
    /**
     * Output of a job that has been running for some seconds: repeating a shorter one is faster.
     */
    OF_LONG_JOBS,
    /** All output, also after the job's completion. */
    ALWAYS
  }

  /** The work of one segment. */
  @FunctionalInterface
  public interface Body<I, O> {
    /**
     * @param done receives the completed fraction of this segment, 0-1
     */
    O run(I segment, Done done) throws Exception;
  }

  /** Receives progress. */
  @FunctionalInterface
  public interface Done {
    void fraction(double fraction);
  }
}
