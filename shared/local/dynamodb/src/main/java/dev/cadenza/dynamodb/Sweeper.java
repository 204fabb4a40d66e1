package dev.cadenza.dynamodb;

import dev.cadenza.dynamodb.data.Tokens;
import dev.cadenza.dynamodb.item.Database;
import dev.cadenza.dynamodb.item.Expiry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired items periodically. */
final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int TOKENS_AT_ONCE = 100;

  private final Database database;
  private final Tokens tokens;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("dynamodb-sweeper").factory());

  private Sweeper(Database database, Tokens tokens) {
    this.database = database;
    this.tokens = tokens;
  }

  static Sweeper start(Database database, Tokens tokens, Duration period) {
    Sweeper sweeper = new Sweeper(database, tokens);
    long millis = period.toMillis();
    ScheduledFuture<?> _ =
        sweeper.executor.scheduleWithFixedDelay(
            sweeper::sweep, millis, millis, TimeUnit.MILLISECONDS);
    return sweeper;
  }

  private void sweep() {
    try {
      new Expiry(database).sweep();
      int forgotten;
      do {
        forgotten = database.store().write(changes -> tokens.forget(changes, TOKENS_AT_ONCE));
      } while (forgotten == TOKENS_AT_ONCE);
    } catch (RuntimeException failure) {
      LOG.error("expired items were not deleted", failure);
    }
  }

  /** Waits for a running sweep. */
  @Override
  public void close() {
    executor.close();
  }
}
