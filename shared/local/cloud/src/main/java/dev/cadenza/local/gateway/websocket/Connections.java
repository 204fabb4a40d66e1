package dev.cadenza.local.gateway.websocket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The open sockets, by connection id; closes them at API Gateway's limits. */
final class Connections implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration LIFE = Duration.ofHours(2);
  private static final int GOING_AWAY = 1001;
  private static final long SWEEP_MILLIS = 500;

  private final Map<String, ClientSocket> sockets = new ConcurrentHashMap<>();
  private final Clock clock;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("socket sweeper").factory());

  Connections(Clock clock) {
    this.clock = clock;
    var _ =
        sweeper.scheduleWithFixedDelay(
            this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    Instant now = clock.instant();
    for (ClientSocket socket : sockets.values()) {
      if (!socket.connection().lastActiveAt().plus(IDLE).isAfter(now)) {
        socket.close(GOING_AWAY, "Going away");
      } else if (!socket.connection().connectedAt().plus(LIFE).isAfter(now)) {
        socket.close(GOING_AWAY, "Connection duration limit exceeded");
      }
    }
  }

  void add(ClientSocket socket) {
    sockets.put(socket.connection().id(), socket);
  }

  void remove(ClientSocket socket) {
    sockets.remove(socket.connection().id(), socket);
    synchronized (this) {
      notifyAll();
    }
  }

  /** Waits until all are closed. */
  synchronized void awaitNone(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos();
        left > 0 && !sockets.isEmpty();
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  Optional<ClientSocket> find(String id) {
    return Optional.ofNullable(sockets.get(id));
  }

  void closeAll() {
    sockets.values().forEach(socket -> socket.close(GOING_AWAY, "Going away"));
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
  }
}
