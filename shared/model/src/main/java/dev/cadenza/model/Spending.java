package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A job's money.
 *
 * @param spent what its engines have asked for, in all its attempts
 * @param budget what that may come to; empty where nobody set a limit
 */
public record Spending(Cost spent, Optional<Cost> budget) {
  public static final Spending NONE = new Spending(Cost.NOTHING, Optional.empty());

  public Spending {
    requireNonNull(spent, "spent");
    requireNonNull(budget, "budget");
  }

  public Spending spent(Cost total) {
    return new Spending(total, budget);
  }

  public Spending within(Optional<Cost> limit) {
    return new Spending(spent, limit);
  }
}
