package dev.cadenza.http;

import java.util.List;
import java.util.concurrent.Callable;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The initialization of a function before SnapStart takes its snapshot, so that the first request
 * after a restore finds classes loaded, code compiled and keys fetched. Without snapshots it is
 * never called. The owner must keep a reference: the context refers to it weakly.
 */
public final class Priming implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  private final List<Callable<?>> steps;

  private Priming(List<Callable<?>> steps) {
    this.steps = List.copyOf(steps);
  }

  public static Priming of(Callable<?>... steps) {
    Priming priming = new Priming(List.of(steps));
    Core.getGlobalContext().register(priming);
    return priming;
  }

  /** A failed step only makes the start slower. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    for (Callable<?> step : steps) {
      try {
        Object _ = step.call();
      } catch (Exception e) {
        LOG.warn("A step of the priming failed", e);
      }
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // The SDK's clients reconnect automatically, and no other state is stale.
  }
}
