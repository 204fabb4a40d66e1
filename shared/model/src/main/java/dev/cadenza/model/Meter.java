package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Counts what engines ask for while they work on a job, and stops them before they ask for more
 * than its budget. Safe for use by several threads.
 */
public final class Meter {
  private final Spending before;
  private Cost spent;
  private Cost reserved = Cost.NOTHING;

  private Meter(Spending before) {
    this.before = before;
    this.spent = before.spent();
  }

  /** Goes on from what a job has spent. */
  public static Meter of(Spending spending) {
    return new Meter(requireNonNull(spending, "spending"));
  }

  /** For work that belongs to no job. */
  public static Meter unlimited() {
    return of(Spending.NONE);
  }

  /** The job's spending in all its attempts. */
  public synchronized Cost spent() {
    return spent;
  }

  /**
   * Holds back what a call may cost, before it is made. To be closed: what was not settled by then
   * was not spent.
   *
   * @throws PermanentFailure {@code budget_exhausted}
   */
  public synchronized Reservation reserve(Cost most) {
    Cost after = spent.and(reserved).and(most);
    if (most.micros() > 0
        && before.budget().filter(limit -> limit.compareTo(after) < 0).isPresent()) {
      throw exhausted(most);
    }
    reserved = reserved.and(most);
    return new Reservation(most);
  }

  private PermanentFailure exhausted(Cost next) {
    return new PermanentFailure(
        "budget_exhausted",
        String.format(
            Locale.ROOT,
            "The job stopped before it went beyond the monthly limit: it has cost %.4f USD, the next"
                + " part may cost %.4f, and %.4f was left. Retry it with an engine that costs nothing, or when the limit"
                + " was raised.",
            spent.usd(),
            next.usd(),
            before.budget().orElseThrow().without(spent).usd()));
  }

  /** Money held back for one call. */
  public final class Reservation implements AutoCloseable {
    private final Cost most;
    private boolean open = true;

    private Reservation(Cost most) {
      this.most = most;
    }

    /** The call was made, and cost what was expected at most. */
    public void settle() {
      settle(most);
    }

    /** The call was made, and cost this. */
    public void settle(Cost actual) {
      synchronized (Meter.this) {
        close();
        spent = spent.and(actual);
      }
    }

    @Override
    public void close() {
      synchronized (Meter.this) {
        if (open) {
          open = false;
          reserved = reserved.without(most);
        }
      }
    }
  }
}
