package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How independent parts of one step are done: side by side, and each remembered by what made it.
 *
 * @param kind what they are, as part of a key; in lower case
 * @param output what each makes; survives as JSON
 * @param identity everything that the output depends on: the same identity is not done twice within
 *     a job
 * @param weight the share of the step's progress, against the other segments'
 * @param keeping which outputs are worth keeping
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

  /** Of a job that is done soon nothing is kept. */
  public Segments(
      String kind,
      Class<O> output,
      Function<I, String> identity,
      ToDoubleFunction<I> weight,
      Body<I, O> body) {
    this(kind, output, identity, weight, body, Keeping.OF_LONG_JOBS);
  }

  /**
   * The same, with every output kept until the job is deleted, for a job that people change and do
   * again.
   */
  public Segments<I, O> alwaysKept() {
    return new Segments<>(kind, output, identity, weight, body, Keeping.ALWAYS);
  }

  /** Which outputs are worth the time of keeping them. */
  public enum Keeping {
    /** Those of a job that has been at work for some seconds: less is as quickly done again. */
    OF_LONG_JOBS,
    /** All, and beyond the job's completion. */
    ALWAYS
  }

  /** The work of one segment. */
  @FunctionalInterface
  public interface Body<I, O> {
    /**
     * @param done takes the fraction of this segment that is done, 0-1
     */
    O run(I segment, Done done) throws Exception;
  }

  /** Takes how much is done. */
  @FunctionalInterface
  public interface Done {
    void fraction(double fraction);
  }
}
