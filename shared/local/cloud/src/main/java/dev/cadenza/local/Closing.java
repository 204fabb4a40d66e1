package dev.cadenza.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Actions for the end, run in reverse order. An error in one does not stop the others. */
final class Closing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> actions = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    actions.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    while (!actions.isEmpty()) {
      AutoCloseable action = actions.pop();
      try {
        action.close();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } catch (Exception failure) {
        LOG.warn("a part of the local cloud did not stop", failure);
      }
    }
  }
}
