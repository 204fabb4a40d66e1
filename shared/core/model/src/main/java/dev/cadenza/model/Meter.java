package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * Counts what engines ask for while they work on a job, and stops them before all jobs of its owner
 * cost more in a month than its limit. Safe for use by several threads.
 */
public final class Meter {
  private final Optional<Cost> limit;
  private final Runnable onPaid;
  private Cost spent;
  private Cost reserved = Cost.NOTHING;

  /** The spending of the owner's jobs this month at the last update. */
  private Cost month;

  /** What this job had spent by then. */
  private Cost counted;

  private Meter(Spending before, Runnable onPaid) {
    this.onPaid = requireNonNull(onPaid, "onPaid");
    this.limit = before.limit();
    this.spent = before.spent();
    this.month = spent;
    this.counted = spent;
  }

  /** Goes on from what a job has spent. */
  public static Meter of(Spending spending) {
    return of(spending, () -> {});
  }

  /**
   * As {@link #of(Spending)}.
   *
   * @param onPaid is told after each call that cost something, on the thread that made it
   */
  public static Meter of(Spending spending, Runnable onPaid) {
    return new Meter(requireNonNull(spending, "spending"), onPaid);
  }

  /** For work that belongs to no job. */
  public static Meter unlimited() {
    return of(Spending.NONE);
  }

  /**
   * Updates the spending of all jobs of the owner this month. Until then it assumes that this job
   * is the only one.
   *
   * @param month with what this job had spent by then
   * @param counted that, in all its attempts
   */
  public synchronized void update(Cost month, Cost counted) {
    this.month = requireNonNull(month, "month");
    this.counted = requireNonNull(counted, "counted");
  }

  /** Whether a call is being made that may cost something. */
  public synchronized boolean isCalled() {
    return reserved.micros() > 0;
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
    Cost after = spentThisMonth().and(reserved).and(most);
    if (most.micros() > 0 && limit.filter(it -> it.compareTo(after) < 0).isPresent()) {
      throw exhausted(most);
    }
    reserved = reserved.and(most);
    return new Reservation(most);
  }

  private Cost spentThisMonth() {
    return month.and(spent.without(counted));
  }

  private PermanentFailure exhausted(Cost next) {
    return new PermanentFailure(
        "budget_exhausted",
        String.format(
            Locale.ROOT,
            "The job stopped before it exceeded the monthly limit: it has cost %.4f USD, the next"
                + " part may cost %.4f, and %.4f of the limit was left. Retry it with a free engine, or when the limit"
                + " was raised.",
            spent.usd(),
            next.usd(),
            limit.orElseThrow().without(spentThisMonth()).usd()));
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
      if (actual.micros() > 0) {
        onPaid.run();
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
