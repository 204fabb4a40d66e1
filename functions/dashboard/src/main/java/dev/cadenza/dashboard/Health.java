package dev.cadenza.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which parts of the platform answer. Anyone may ask, so a report is kept for some seconds, however
 * many ask, and says nothing that is not public: what failed is in the log.
 */
final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final Duration LIFE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Map<String, Callable<Part>> checks;
  private final Clock clock;
  private Report last;
  private Instant expiry = Instant.MIN;

  /**
   * @param checks by the names of the parts, in their order
   */
  Health(Map<String, Callable<Part>> checks, Clock clock) {
    this.checks = new LinkedHashMap<>(checks);
    this.clock = clock;
  }

  /**
   * @param detail a few words for a person
   */
  record Part(boolean ok, String detail) {}

  /**
   * @param status {@code ok} or {@code unavailable}
   */
  record Report(String status, Map<String, Part> parts) {
    boolean ok() {
      return status.equals("ok");
    }
  }

  synchronized Report report() throws InterruptedException {
    Instant now = clock.instant();
    if (!now.isBefore(expiry)) {
      last = check();
      expiry = now.plus(LIFE);
    }
    return last;
  }

  private Report check() throws InterruptedException {
    // Not closed, because that would wait for a part that does not answer.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Part>> answers =
          threads.invokeAll(checks.values(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      Map<String, Part> parts = new LinkedHashMap<>();
      for (String name : new ArrayList<>(checks.keySet())) {
        parts.put(name, part(name, answers.get(parts.size())));
      }
      boolean ok = parts.values().stream().allMatch(Part::ok);
      return new Report(ok ? "ok" : "unavailable", parts);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Part part(String name, Future<Part> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException e) {
      LOG.warn("The part {} did not answer within {} s", name, PATIENCE.toSeconds());
      return new Part(false, "does not answer in time");
    } catch (ExecutionException e) {
      LOG.warn("The part {} failed", name, e.getCause());
      return new Part(false, "answers with an error");
    }
  }
}
