package dev.cadenza.client;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobUpdate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The updates of the feed so far, over all of its connections: the last cursor, and the version of
 * each job.
 */
final class JobHistory {
  private record Attempt(String job, int number) {}

  private final JobFeed.Listener listener;
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  private final Map<Attempt, CompletableFuture<Job>> finished = new ConcurrentHashMap<>();

  /** All events up to this cursor have been received. */
  private volatile Optional<String> cursor = Optional.empty();

  /** The cursor of the last frame, while missed events are still being sent on this connection. */
  private Optional<String> ahead = Optional.empty();

  private boolean complete;

  JobHistory(JobFeed.Listener listener) {
    this.listener = listener;
  }

  Optional<String> cursor() {
    return cursor;
  }

  /**
   * A new connection begins, and requests the missed events. New events arrive between them with a
   * higher cursor, so until {@link #startAt} the cursor follows only those that are marked as
   * replayed: if this connection is lost before, the next one must request the rest.
   */
  synchronized void begin() {
    complete = false;
    ahead = Optional.empty();
  }

  /** Replayed events arrive in the order of their cursors, so each one is a place to continue. */
  private synchronized void reach(String place, boolean replayed) {
    if (complete) {
      cursor = Optional.of(place);
      return;
    }
    ahead = Optional.of(place);
    if (replayed && cursor.filter(known -> known.compareTo(place) >= 0).isEmpty()) {
      cursor = ahead;
    }
  }

  /** Passes an update on, unless it is outdated: after a reconnect some are repeated. */
  void add(JobUpdate update, boolean replayed) {
    Job job = update.job();
    reach(update.cursor(), replayed);
    if (!isNews(job)) {
      return;
    }
    try {
      listener.updated(update);
    } finally {
      // Last, so that the listener has the update before any waiting thread continues.
      if (job.finished()) {
        finished(job.id(), job.attempt()).complete(job);
      }
    }
  }

  void delete(JobUpdate last, boolean replayed) {
    reach(last.cursor(), replayed);
    if (isNews(last.job())) {
      listener.deleted(last.job().id());
    }
  }

  private boolean isNews(Job job) {
    boolean news = job.version() > versions.getOrDefault(job.id(), 0L);
    if (news) {
      versions.put(job.id(), job.version());
    }
    return news;
  }

  /**
   * All missed events have been received.
   *
   * @param start where to continue if the connection is lost before any event
   */
  synchronized void startAt(String start) {
    cursor = cursor.isPresent() ? ahead.or(() -> cursor) : Optional.of(start);
    complete = true;
  }

  /** The missed events are no longer available; new ones are received. */
  synchronized void clearCursor() {
    cursor = Optional.empty();
    complete = true;
  }

  CompletableFuture<Job> finished(String job, int attempt) {
    return finished.computeIfAbsent(new Attempt(job, attempt), _ -> new CompletableFuture<>());
  }
}
