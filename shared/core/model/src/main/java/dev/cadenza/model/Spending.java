package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The spending of a job.
 *
 * @param spent the cost of its engine calls, in all its attempts
 * @param limit the monthly limit of the owner's jobs; empty if no limit is set
 */
public record Spending(Cost spent, Optional<Cost> limit) {
  public static final Spending NONE = new Spending(Cost.NOTHING, Optional.empty());

  public Spending {
    requireNonNull(spent, "spent");
    requireNonNull(limit, "limit");
  }

  public Spending spent(Cost total) {
    return new Spending(total, limit);
  }

  public Spending within(Optional<Cost> limit) {
    return new Spending(spent, limit);
  }
}
