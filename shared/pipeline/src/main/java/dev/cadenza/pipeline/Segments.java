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
 */
public record Segments<I, O>(
    String kind,
    Class<O> output,
    Function<I, String> identity,
    ToDoubleFunction<I> weight,
    Body<I, O> body) {
  public Segments {
    requireNonNull(kind, "kind");
    requireNonNull(output, "output");
    requireNonNull(identity, "identity");
    requireNonNull(weight, "weight");
    requireNonNull(body, "body");
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
