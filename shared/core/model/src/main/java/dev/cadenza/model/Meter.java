package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * Counts the cost of engine calls of a job, and stops the job before its owner's jobs exceed the
 * monthly limit. Safe for use by several threads.
 */
public final class Meter {
  private final Optional<Cost> limit;
  private final Runnable onPaid;
  private Cost spent;
  private Cost reserved = Cost.NOTHING;

  /** The spending of the owner's jobs this month at the last update. */
  private Cost month;

  /** The spending of this job at the last update. */
  private Cost counted;

  private Meter(Spending before, Runnable onPaid) {
    this.onPaid = requireNonNull(onPaid, "onPaid");
    this.limit = before.limit();
    this.spent = before.spent();
    this.month = spent;
    this.counted = spent;
  }

  /** Starts with the previous spending of a job. */
  public static Meter of(Spending spending) {
    return of(spending, () -> {});
  }

  /**
   * As {@link #of(Spending)}.
   *
   * @param onPaid called after each paid call, on the thread that made it
   */
  public static Meter of(Spending spending, Runnable onPaid) {
    return new Meter(requireNonNull(spending, "spending"), onPaid);
  }

  /** For work without a job. */
  public static Meter unlimited() {
    return of(Spending.NONE);
  }

  /**
   * Updates the spending of all jobs of the owner this month. Until then it assumes that this job
   * is the only one.
   *
   * @param month the month's spending, including this job's
   * @param counted this job's part of it, in all its attempts
   */
  public synchronized void update(Cost month, Cost counted) {
    this.month = requireNonNull(month, "month");
    this.counted = requireNonNull(counted, "counted");
  }

  /** Whether a call that may cost money is in progress. */
  public synchronized boolean isCalled() {
    return reserved.micros() > 0;
  }

  /** The job's spending in all its attempts. */
  public synchronized Cost spent() {
    return spent;
  }

  /**
   * Reserves the maximum cost of a call before it is made. Closing the reservation releases the
   * unused part.
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
            "The job was stopped before it exceeded the monthly limit: it has cost %.4f USD, the next"
                + " part may cost %.4f, and %.4f of the limit was left. Retry it with a free engine, or when the limit"
                + " was raised.",
            spent.usd(),
            next.usd(),
            limit.orElseThrow().without(spentThisMonth()).usd()));
  }

  /** The reserved cost of one call. */
  public final class Reservation implements AutoCloseable {
    private final Cost most;
    private boolean open = true;

    private Reservation(Cost most) {
      this.most = most;
    }

    /** The call was made and cost the reserved amount. */
    public void settle() {
      settle(most);
    }

    /** The call was made with this cost. */
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
